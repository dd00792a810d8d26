/**
 * What can be added here: a list to type into, then the name and what else has to be known. What fits the place comes first;
 * what stands on its own can be added wherever one is.
 */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Palette as Offer, PaletteEntry } from "../../src/core/editing/adding-model";
import { Button } from "../controls";
import { KindIcon } from "../controls/icons";
import { useSession } from "../state/use-app";
import { Dialog } from "./Dialog";
import { EntryForm } from "./EntryForm";
import { editAndThen, goToNew, nodeIds } from "./settle";

const groups: Readonly<Record<PaletteEntry["side"], string>> = {
  after: "Behind it",
  before: "Before it",
  beside: "Beside it",
  alone: "On its own",
};

/** An entry with the place it is for: null for what stands on its own. */
interface Place {
  readonly near: string | null;
  readonly entry: PaletteEntry;
}

interface Offers {
  readonly title: string;
  readonly places: readonly Place[];
  readonly none?: string | undefined;
}

export function Palette({ near }: { near: string | null }) {
  const session = useSession();
  const [offers, setOffers] = useState<Offers>();
  const [chosen, setChosen] = useState<Place>();
  useEffect(() => {
    let current = true;
    const wanted = near === null ? [null] : [near, null];
    void Promise.all(wanted.map((it) => session.tell("getPalette", { near: it }))).then((all) => {
      if (current) setOffers(merged(wanted, all));
    });
    return () => {
      current = false;
    };
  }, [session, near]);
  const close = () => {
    session.store.set({ popup: null });
    session.camera?.takeFocus();
  };
  if (!offers) return null;
  const plan = ({ near: at, entry }: Place, name: string, answers: Readonly<Record<string, string>>) =>
    session.tell("planAdd", { near: at, entry: entry.id, name, answers });
  const submit = async (place: Place, name: string, answers: Readonly<Record<string, string>>) => {
    const planned = await plan(place, name, answers);
    if (!planned?.ok) return planned;
    const before = nodeIds(session);
    session.store.set({ popup: null });
    await editAndThen(session, planned.title, planned.changes, () => goToNew(session, before, place.entry.kind, name));
    return undefined;
  };
  return (
    <Dialog
      key={chosen ? "form" : "list"}
      title={chosen ? `${chosen.near === near ? offers.title : alone}: ${chosen.entry.label}` : offers.title}
      onClose={close}
    >
      {chosen ? (
        <EntryForm
          entry={chosen.entry}
          action="Add"
          check={(name, answers) => plan(chosen, name, answers)}
          onSubmit={(name, answers) => submit(chosen, name, answers)}
          onBack={() => setChosen(undefined)}
        />
      ) : (
        <EntryList offers={offers} onChoose={setChosen} />
      )}
      {!chosen && (
        <div className="lb-dialog-answers">
          <Button onPress={close}>Cancel</Button>
        </div>
      )}
    </Dialog>
  );
}

const alone = "Add a resource";

function merged(wanted: readonly (string | null)[], offers: readonly (Offer | undefined)[]): Offers {
  return {
    title: offers[0]?.title ?? alone,
    places: wanted.flatMap((near, index) => (offers[index]?.entries ?? []).map((entry) => ({ near, entry }))),
    none: offers[0]?.none,
  };
}

function EntryList({ offers, onChoose }: { offers: Offers; onChoose: (place: Place) => void }) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const order: readonly PaletteEntry["side"][] = ["after", "before", "beside", "alone"];
  const shown = order.flatMap((side) =>
    offers.places.filter(
      ({ entry: it }) =>
        it.side === side && words.every((word) => `${it.label} ${it.doc} ${it.kind}`.toLowerCase().includes(word)),
    ),
  );
  const active = shown[Math.min(at, shown.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });
  const optionId = ({ entry }: Place) => `${id}-${entry.side}-${entry.id}`;
  if (offers.places.length === 0) return <p>{offers.none ?? "Nothing can be added here."}</p>;
  const onKeyDown = (event: KeyboardEvent) => {
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1 };
    const next = to[event.key];
    if (next !== undefined) setAt(Math.max(0, Math.min(next, shown.length - 1)));
    else if (event.key === "Enter" && active) onChoose(active);
    else return;
    event.preventDefault();
  };
  return (
    <>
      {offers.none !== undefined && <p className="lb-dialog-doc">{offers.none}</p>}
      <input
        type="text"
        role="combobox"
        className="lb-palette-filter"
        data-first=""
        data-dirty=""
        value={query}
        placeholder="Type to find a kind"
        aria-label="Find a kind"
        aria-expanded={true}
        aria-controls={id}
        aria-autocomplete="list"
        {...(active ? { "aria-activedescendant": optionId(active) } : {})}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} className="lb-palette" role="listbox" aria-label={offers.title}>
        {order.map((side) => {
          const own = shown.filter(({ entry }) => entry.side === side);
          if (own.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
            <div key={side} role="group" aria-labelledby={`${id}-${side}`}>
              <div id={`${id}-${side}`} className="lb-palette-group" role="presentation">
                {groups[side]}
              </div>
              {own.map((it) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
                // biome-ignore lint/a11y/useFocusableInteractive: the field above has the keyboard
                <div
                  key={it.entry.id}
                  id={optionId(it)}
                  role="option"
                  aria-selected={it === active}
                  className="lb-palette-entry"
                  onPointerMove={() => setAt(shown.indexOf(it))}
                  onClick={() => onChoose(it)}
                >
                  <KindIcon kind={it.entry.kind} />
                  <span>
                    {it.entry.label}
                    <small>{it.entry.doc}</small>
                  </span>
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {shown.length === 0 && <p>No kind that fits here is called that.</p>}
    </>
  );
}
