/** What can be added here: a list to type into, then the name and what else has to be known. */
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

export function Palette({ near }: { near: string | null }) {
  const session = useSession();
  const [offer, setOffer] = useState<Offer>();
  const [chosen, setChosen] = useState<PaletteEntry>();
  useEffect(() => {
    let current = true;
    void session.tell("getPalette", { near }).then((it) => {
      if (current) setOffer(it ?? { title: "Add a resource", entries: [] });
    });
    return () => {
      current = false;
    };
  }, [session, near]);
  const close = () => {
    session.store.set({ popup: null });
    session.camera?.takeFocus();
  };
  if (!offer) return null;
  const submit = async (entry: PaletteEntry, name: string, answers: Readonly<Record<string, string>>) => {
    const plan = await session.tell("planAdd", { near, entry: entry.id, name, answers });
    if (!plan?.ok) return plan;
    const before = nodeIds(session);
    session.store.set({ popup: null });
    await editAndThen(session, plan.title, plan.changes, () => goToNew(session, before, entry.kind, name));
    return undefined;
  };
  return (
    <Dialog
      key={chosen ? "form" : "list"}
      title={chosen ? `${offer.title}: ${chosen.label}` : offer.title}
      onClose={close}
    >
      {chosen ? (
        <EntryForm
          entry={chosen}
          action="Add"
          check={(name, answers) => session.tell("planAdd", { near, entry: chosen.id, name, answers })}
          onSubmit={(name, answers) => submit(chosen, name, answers)}
          onBack={() => setChosen(undefined)}
        />
      ) : (
        <EntryList offer={offer} onChoose={setChosen} />
      )}
      {!chosen && (
        <div className="lb-dialog-answers">
          {near !== null && (
            <Button onPress={() => session.store.set({ popup: { type: "palette", near: null } })}>
              Add on its own instead
            </Button>
          )}
          <Button onPress={close}>Cancel</Button>
        </div>
      )}
    </Dialog>
  );
}

function EntryList({ offer, onChoose }: { offer: Offer; onChoose: (entry: PaletteEntry) => void }) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const order: readonly PaletteEntry["side"][] = ["after", "before", "beside", "alone"];
  const shown = order.flatMap((side) =>
    offer.entries.filter(
      (it) =>
        it.side === side && words.every((word) => `${it.label} ${it.doc} ${it.kind}`.toLowerCase().includes(word)),
    ),
  );
  const active = shown[Math.min(at, shown.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });
  if (offer.entries.length === 0) return <p>{offer.none ?? "Nothing can be added here."}</p>;
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
        {...(active ? { "aria-activedescendant": `${id}-${active.id}` } : {})}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} className="lb-palette" role="listbox" aria-label={offer.title}>
        {order.map((side) => {
          const own = shown.filter((it) => it.side === side);
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
                  key={it.id}
                  id={`${id}-${it.id}`}
                  role="option"
                  aria-selected={it === active}
                  className="lb-palette-entry"
                  onPointerMove={() => setAt(shown.indexOf(it))}
                  onClick={() => onChoose(it)}
                >
                  <KindIcon kind={it.kind} />
                  <span>
                    {it.label}
                    <small>{it.doc}</small>
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
