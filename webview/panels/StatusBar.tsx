/** The line at the bottom: what there is, what is wrong, and whether the picture shows the text as it is. */
import { SeverityMark } from "../controls/Severity";
import { count } from "../state/announce";
import { useApp, useSession } from "../state/use-app";

export function StatusBar() {
  const session = useSession();
  const summary = useApp((state) => state.diagram?.summary);
  const folder = useApp((state) => state.folder);
  const status = useApp((state) => state.status);
  const [first] = summary?.problems ?? [];
  return (
    <footer className="lb-status">
      {summary && (
        <>
          <span>
            {count(summary.loadBalancers, "load balancer")} · {count(summary.resources, "resource")}
          </span>
          {summary.errors > 0 && (
            <span data-severity="error">
              <SeverityMark severity="error" /> {count(summary.errors, "error")}
            </span>
          )}
          {summary.warnings > 0 && (
            <span data-severity="warning">
              <SeverityMark severity="warning" /> {count(summary.warnings, "warning")}
            </span>
          )}
          {summary.infos > 0 && (
            <span data-severity="info">
              <SeverityMark severity="info" /> {count(summary.infos, "hint")}
            </span>
          )}
          {summary.unknowns > 0 && <span>{count(summary.unknowns, "unknown value")}</span>}
        </>
      )}
      <span className="lb-spring" />
      <span className="lb-status-end">
        <span className="lb-where">
          {["Terraform", folder].filter(Boolean).join(" · ")}
          {status === "empty" ? "" : " · "}
        </span>
        {status === "loading" && "reading…"}
        {status === "ready" && !first && "up to date"}
        {status === "ready" && first && summary && (
          <button type="button" className="lb-link" onClick={() => session.tell("openProblem", place(first))}>
            out of date: {count(summary.problems.length, "syntax problem")}
          </button>
        )}
      </span>
    </footer>
  );
}

export function place({ file, line, column }: { file: string; line: number; column: number }) {
  return { file, line, column };
}
