/** The details of what is selected: what it is, what is wrong, what reaches it. Without a selection, what needs a look. */
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { NodeDetails } from "../../src/core/diagram/model";
import { Button } from "../controls";
import { Icon } from "../controls/icons";
import { type Tab, Tabs } from "../controls/Tabs";
import type { DetailsTab } from "../state/state";
import { useApp, useSession } from "../state/use-app";
import { Connections } from "./Connections";
import { Findings } from "./Findings";
import { Inspector } from "./inspector/Inspector";
import { Overview } from "./Overview";

export function Details() {
  const session = useSession();
  const selection = useApp((state) => state.selection);
  const details = useApp((state) => state.details);
  const node = useApp((state) => state.diagram?.nodes.find((it) => it.id === state.selection));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    session.camera?.takeFocus();
  };
  const shown = details && details.id === selection ? details : null;
  return (
    <aside
      className="lb-details"
      aria-label="Details"
      data-selected={selection !== null || undefined}
      onKeyDown={onKeyDown}
    >
      {selection === null && <Overview />}
      {selection !== null && (
        <>
          <div className="lb-details-head">
            <h2 title={shown?.title ?? node?.title}>{shown?.title ?? node?.title}</h2>
            <Button
              look="icon"
              label="Close the details of this resource (Escape)"
              onPress={() => session.select(null)}
            >
              <Icon shape="close" />
            </Button>
            <p>
              {[shown?.kindLabel ?? node?.kindLabel, shown?.scope ?? node?.scope].filter(Boolean).join(" · ")}
              {shown?.file !== undefined && (
                <>
                  {" · "}
                  <button
                    type="button"
                    className="lb-link"
                    title={`Go to ${shown.file}, line ${shown.line}`}
                    onClick={() => session.reveal(selection, undefined, true)}
                  >
                    {shown.file.split("/").at(-1)}:{shown.line}
                  </button>
                </>
              )}
            </p>
          </div>
          {shown ? <Known details={shown} /> : <p className="lb-dim lb-details-wait">…</p>}
        </>
      )}
    </aside>
  );
}

function Known({ details }: { details: NodeDetails }) {
  const session = useSession();
  const picked = useApp((state) => state.tab);
  const wantsFixes = useApp((state) => state.wantsFixes);
  const body = useRef<HTMLDivElement>(null);
  const current: DetailsTab = picked ?? (details.findings.length ? "findings" : "fields");
  const routes = details.rows.some((it) => it.type === "route");
  const links = details.reachedFrom.length + details.leadsTo.length;
  const tabs: readonly Tab<DetailsTab>[] = [
    { id: "fields", title: "Fields" },
    { id: "findings", title: "Findings", count: details.findings.length },
    {
      id: "connections",
      title: routes ? "Routes" : "Connections",
      count: routes ? details.rows.filter((it) => it.type === "route").length : links,
    },
  ];

  useEffect(() => {
    if (!wantsFixes || current !== "findings") return;
    session.store.set({ wantsFixes: false });
    const first = (selector: string) => body.current?.querySelector<HTMLElement>(selector);
    (first(".lb-fix") ?? first("[role=tabpanel]"))?.focus();
    if (!details.findings.some((it) => it.fixes.length)) session.announce("No fixes for this resource.");
  }, [wantsFixes, current, details, session]);

  return (
    <div className="lb-details-body" ref={body}>
      <Tabs tabs={tabs} current={current} label={`Details of ${details.title}`} onSelect={session.setTab}>
        {current === "fields" && <AllFields details={details} />}
        {current === "findings" && <Findings details={details} />}
        {current === "connections" && <Connections details={details} />}
      </Tabs>
    </div>
  );
}

function AllFields({ details }: { details: NodeDetails }) {
  return (
    <>
      <Inspector details={details} />
      {details.doc && <p className="lb-doc">{details.doc}</p>}
      {details.product && (
        <p className="lb-doc">
          <strong>{details.product}</strong>
          {details.because && <> — {details.because}</>}
        </p>
      )}
    </>
  );
}
