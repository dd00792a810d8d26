/** Says that some text could not be read, where, and that the diagram shows the rest. */
import { SeverityMark } from "../controls/Severity";
import { useApp, useSession } from "../state/use-app";
import { place } from "./StatusBar";

export function ProblemBanner() {
  const session = useSession();
  const problems = useApp((state) => state.diagram?.summary.problems);
  const [first, ...others] = problems ?? [];
  if (!first) return null;
  return (
    <div className="lb-banner" role="status">
      <SeverityMark severity="error" />
      <span>
        <button
          type="button"
          className="lb-link"
          title={first.file}
          onClick={() => session.tell("openProblem", place(first))}
        >
          {first.file.split("/").at(-1)}:{first.line}:{first.column}
        </button>{" "}
        {first.message}
        {others.length ? ` (and ${others.length} more)` : ""} — showing what is still understood.
      </span>
    </div>
  );
}
