/** A node's rows: the routing table of a URL map, the endpoints of a NEG. Long lists scroll and draw what is seen. */
import { memo, useEffect, useRef, useState } from "react";
import { type ArrangedNode, nodeMetrics } from "../../../src/core/diagram/arrange";
import type { DiagramRow } from "../../../src/core/diagram/model";
import { SeverityMark } from "../../controls/Severity";
import { count, digits } from "../../state/announce";
import { useApp, useSession } from "../../state/use-app";
import { Port } from "../connect/Port";
import { revealRow } from "./reveal-row";
import { useRowDrag } from "./use-row-drag";

export interface NodeRowsProps {
  readonly arranged: ArrangedNode;
  readonly reachable: boolean;
}

const none: ReadonlySet<string> = new Set();

export const NodeRows = memo(function NodeRows({ arranged, reachable }: NodeRowsProps) {
  const { node, rows, more, folded, open, scrolls } = arranged;
  const session = useSession();
  const lit = useApp((state) => state.lit?.rows.get(node.id) ?? none);
  const sought = useApp((state) => (state.seek?.node === node.id ? state.seek.row : undefined));
  if (folded || (!rows.length && !more)) return null;
  const noun = node.column === "endpointGroup" ? "endpoint" : "row";
  const draw = (row: DiagramRow) => (
    <Row key={row.id} row={row} node={node.id} lit={lit.has(row.id)} sought={row.id === sought} />
  );
  return (
    <div className="lb-rows">
      {scrolls ? (
        <RowWindow
          rows={rows}
          sought={sought}
          draw={draw}
          label={`${count(rows.length, noun)} of ${node.title}`}
          reachable={reachable}
        />
      ) : (
        <ul aria-label={`${count(rows.length, noun)} of ${node.title}`}>{rows.map(draw)}</ul>
      )}
      {more > 0 && (
        <button
          type="button"
          className="lb-more"
          tabIndex={reachable ? 0 : -1}
          aria-expanded={false}
          onClick={() => session.openRows(node.id)}
        >
          {digits(more)} more…
        </button>
      )}
      {open && (
        <button
          type="button"
          className="lb-more"
          tabIndex={reachable ? 0 : -1}
          aria-expanded={true}
          onClick={() => session.closeRows(node.id)}
        >
          Show fewer of {digits(rows.length)}
        </button>
      )}
    </div>
  );
});

/** A scrolling list that keeps only the rows in sight (and a few beyond) on the page. */
function RowWindow(props: {
  rows: readonly DiagramRow[];
  /** The row to scroll to. */
  sought: string | undefined;
  draw: (row: DiagramRow) => React.ReactNode;
  label: string;
  reachable: boolean;
}) {
  const [top, setTop] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const { row: height, window } = nodeMetrics;
  const place = props.sought === undefined ? -1 : props.rows.findIndex((it) => it.id === props.sought);
  useEffect(() => {
    // In the middle of the window, where it has its neighbours around it.
    if (place >= 0) list.current?.scrollTo({ top: (place - Math.floor(window / 2)) * height });
  }, [place]);
  const first = Math.max(0, Math.floor(top / height) - 4);
  const shown = props.rows.slice(first, first + window + 8);
  return (
    <ul
      ref={list}
      className="lb-row-window nowheel nopan"
      style={{ height: window * height }}
      aria-label={props.label}
      tabIndex={props.reachable ? 0 : -1}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <li aria-hidden="true" className="lb-row-space" style={{ height: first * height }} />
      {shown.map(props.draw)}
      <li
        aria-hidden="true"
        className="lb-row-space"
        style={{ height: (props.rows.length - first - shown.length) * height }}
      />
    </ul>
  );
}

interface RowProps {
  readonly row: DiagramRow;
  readonly node: string;
  readonly lit: boolean;
  readonly sought: boolean;
}

const Row = memo(function Row({ row, node, lit, sought }: RowProps) {
  const session = useSession();
  const drag = useRowDrag(node, row.id);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the node's own keys reveal it; its details list every row
    <li
      className={`lb-row${lit ? " lit" : ""}${sought ? " sought" : ""}`}
      data-type={row.type}
      data-emphasis={row.emphasis}
      data-row={row.type === "endpoint" ? undefined : row.id}
      data-last={row.id.startsWith("default") || undefined}
      title={row.title ?? [row.label, row.note].filter(Boolean).join("  ")}
      onClick={() => revealRow(session, node, row)}
      onPointerEnter={() => session.hover({ node, row: row.id })}
      onPointerLeave={() => session.hover({ node })}
      {...drag}
    >
      {row.severity && <SeverityMark severity={row.severity} size={8} />}
      {row.severity && <span className="lb-hidden">{row.severity}: </span>}
      <span className="lb-row-label">{row.label}</span>
      {row.note !== undefined && <span className="lb-row-note">{row.note}</span>}
      {row.type === "route" && <Port source={{ id: node, row: row.id }} side="right" of="row" />}
    </li>
  );
});
