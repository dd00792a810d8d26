/** What would come of letting go of a connection where the pointer is. */
import { VerdictMark } from "../../controls/VerdictMark";
import { overKey, verdictFor } from "../../state/connecting";
import { useApp } from "../../state/use-app";

export function ConnectHint() {
  const connecting = useApp((state) => state.connecting);
  const nodes = useApp((state) => state.arranged?.nodes);
  if (!connecting?.over || connecting.over.id === connecting.source.id) return null;
  const { over, judged } = connecting;
  const node = nodes?.get(over.id)?.node;
  const exact = judged.get(overKey(over));
  const verdict = exact ?? (node && verdictFor(connecting, node));
  if (!node || !verdict) return null;
  const open = exact?.ways.filter((it) => it.state !== "refused") ?? [];
  const [way, ...others] = open.length === 1 ? open : (exact?.ways ?? []);
  const accepted = verdict.state === "fits" || verdict.state === "warned";
  return (
    <div className="lb-hover-card" data-state={verdict.state}>
      <p>
        <VerdictMark state={verdict.state} />
        <span>
          {verdict.reason ?? (verdict.state === "open" ? "…" : `Connect to ${node.title}`)}{" "}
          {verdict.rule && <code>{verdict.rule}</code>}
        </span>
      </p>
      {way && accepted && (
        <p className="lb-dim">
          {others.length > 0
            ? `As one of ${others.length + 1}: you choose.`
            : [way.label, ...way.notes].join(". ").replace(/\.\./g, ".")}
        </p>
      )}
    </div>
  );
}
