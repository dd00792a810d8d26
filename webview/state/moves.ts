/** Moving nodes by hand: where they end up, what is kept of it, and the way back to the automatic places. */
import { columnOrder } from "../../src/core/diagram/arrange";
import type { Place, Spot } from "../../src/core/layout/layout-model";
import { metrics } from "../../src/core/layout/metrics";
import { freeHeight } from "../../src/core/layout/settle/free-height";
import type { Positions } from "../../src/protocol/messages";
import type { State } from "./state";
import type { Store } from "./store";

type Direction = Parameters<typeof freeHeight>[2];

export interface MoveActions {
  /** Puts a node at a place in the diagram, or at the nearest free one in its lane. False where it stands there already. */
  moveNode(id: string, place: Place): boolean;
  /** Moves a node by the keyboard, and says where it went. */
  nudge(id: string, by: Place): void;
  /** Forgets all places given by hand, and moves what they had moved. */
  tidy(): void;
  /** Places that the workspace shares: taken over, not saved again. */
  takePositions(positions: Positions): void;
}

/** So near to its column a node is meant to stand in it. */
const SNAP = 12;
/** As long as the style sheet takes to move the nodes. */
const TIDYING = 400;
/** Places of nodes that are gone are kept (they may come back) up to so many. */
const MOST_GONE = 500;

export function moveActions(
  store: Store<State>,
  change: (change: Partial<State>) => void,
  save: () => void,
): MoveActions {
  let settling: ReturnType<typeof setTimeout> | undefined;
  const setPositions = (positions: Positions) => change({ view: { ...store.get().view, positions } });

  function put(id: string, place: Place, direction: Direction, snap: number): boolean {
    const state = store.get();
    const spot = spotOf(state, id, place, direction, snap);
    const now = state.layout?.nodes.get(id);
    if (!spot || !now) return false;
    const was = state.view.positions[id];
    if (was && was.x === spot.x && was.y === spot.y) return false;
    setPositions(pruned(state, { ...state.view.positions, [id]: spot }));
    save();
    const moved = store.get().layout?.nodes.get(id);
    return moved?.x !== now.x || moved.y !== now.y;
  }

  return {
    moveNode: (id, place) => put(id, place, "nearest", SNAP),
    nudge(id, by) {
      const { layout, arranged } = store.get();
      const place = layout?.nodes.get(id);
      const title = arranged?.nodes.get(id)?.node.title;
      if (!place || title === undefined) return;
      // A neighbour in the way is passed.
      const direction = by.y < 0 ? "above" : by.y > 0 ? "below" : "nearest";
      const moved = put(id, { x: place.x + by.x, y: place.y + by.y }, direction, 0);
      const way = by.x < 0 ? "left" : by.x > 0 ? "right" : by.y < 0 ? "up" : "down";
      store.set({ announcement: moved ? `${title} moved ${way}.` : `${title} cannot move further ${way}.` });
    },
    tidy() {
      const { diagram, view } = store.get();
      if (!diagram) return;
      const count = Object.keys(view.positions).length;
      change({ view: { ...view, positions: {} }, laidOut: null, tidying: true });
      store.set({ announcement: "Tidied up: everything stands at its automatic place." });
      clearTimeout(settling);
      settling = setTimeout(() => store.set({ tidying: false }), TIDYING);
      if (count) save();
    },
    takePositions: setPositions,
  };
}

/** The place as one in the node's lane and column, where it overlaps nothing. */
function spotOf(
  { layout, arranged }: State,
  id: string,
  place: Place,
  direction: Direction,
  snap: number,
): Spot | undefined {
  const own = arranged?.nodes.get(id);
  const lane = own && layout?.lanes.get(own.node.lane);
  const column = own && layout?.columns[columnOrder.indexOf(own.node.column)];
  if (!own || !lane || !column) return undefined;
  const wished = Math.round(place.x - column.x);
  const x = Math.max(Math.abs(wished) <= snap ? 0 : wished, metrics.lanePaddingX - column.x);
  const others = [...(arranged?.nodes.values() ?? [])].flatMap(({ node, width, height }) => {
    const at = node.id !== id && node.lane === own.node.lane ? layout?.nodes.get(node.id) : undefined;
    return at ? [rectOf(node.id, at.x, at.y - lane.y, width, height)] : [];
  });
  const top = Math.max(Math.round(place.y - lane.y), metrics.laneHeader);
  return { x, y: freeHeight(rectOf(id, column.x + x, top, own.width, own.height), others, direction) };
}

function rectOf(id: string, left: number, top: number, width: number, height: number) {
  return { id, left, top, right: left + width, bottom: top + height };
}

function pruned({ diagram }: State, positions: Positions): Positions {
  const known = new Set(diagram?.nodes.map((it) => it.id));
  const gone = Object.keys(positions).filter((it) => !known.has(it));
  if (gone.length <= MOST_GONE) return positions;
  const dropped = new Set(gone.slice(0, gone.length - MOST_GONE));
  return Object.fromEntries(Object.entries(positions).filter(([id]) => !dropped.has(id)));
}
