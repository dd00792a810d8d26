/** The routing table of a URL map, and for every resource what it is reached from and what it leads to. */
import { useState } from "react";
import type { NodeDetails } from "../../src/core/diagram/model";
import { count, digits } from "../state/announce";
import { useSession } from "../state/use-app";
import { RouteEditor } from "./routes/RouteEditor";
import { useRoutes } from "./routes/use-routes";

type Link = NodeDetails["leadsTo"][number];

/** Rows listed before the rest is asked for. */
const PAGE = 100;

export function Connections({ details }: { details: NodeDetails }) {
  const routes = useRoutes(details);
  return (
    <>
      {routes ? <RouteEditor table={routes} /> : details.rows.length > 0 && <Rows details={details} />}
      <Links title="Reached from" links={details.reachedFrom} none="Nothing here refers to it." />
      <Links title="Leads to" links={details.leadsTo} none="It refers to nothing." />
    </>
  );
}

function Rows({ details }: { details: NodeDetails }) {
  const session = useSession();
  const [shown, setShown] = useState(PAGE);
  const endpoints = details.rows.some((it) => it.type === "endpoint");
  return (
    <section>
      <h3>{endpoints ? count(details.rows.length, "endpoint") : "Routes, in the order in which they are tried"}</h3>
      <ul className="lb-table">
        {details.rows.slice(0, shown).map((row) => (
          <li key={row.id} data-type={row.type} data-emphasis={row.emphasis}>
            {row.type === "heading" || endpoints ? (
              <span title={row.title}>{row.label}</span>
            ) : (
              <button
                type="button"
                className="lb-plain"
                title={row.title}
                onClick={() => session.reveal(details.id, row.id)}
              >
                {row.label}
              </button>
            )}
            {row.note && <small>{row.note}</small>}
          </li>
        ))}
      </ul>
      {details.rows.length > shown && (
        <button type="button" className="lb-link" onClick={() => setShown(shown + 5 * PAGE)}>
          {digits(details.rows.length - shown)} more…
        </button>
      )}
    </section>
  );
}

function Links({ title, links, none }: { title: string; links: readonly Link[]; none: string }) {
  const session = useSession();
  const [shown, setShown] = useState(PAGE);
  return (
    <section>
      <h3>{title}</h3>
      {links.length === 0 && <p className="lb-dim">{none}</p>}
      <ul className="lb-links">
        {links.slice(0, shown).map((link) => (
          <li key={`${link.id} ${link.via}`}>
            <button
              type="button"
              className="lb-link"
              onClick={() => session.select(link.id, { show: true, reveal: "show" })}
            >
              {link.title}
            </button>{" "}
            <span className="lb-dim">
              {link.kindLabel}
              {link.via && ` · ${link.via}`}
            </span>
          </li>
        ))}
      </ul>
      {links.length > shown && (
        <button type="button" className="lb-link" onClick={() => setShown(shown + 5 * PAGE)}>
          {links.length - shown} more…
        </button>
      )}
    </section>
  );
}
