/** The form of what is selected: every field can be changed where it is shown. What has no form is listed. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { NodeDetails } from "../../../src/core/diagram/model";
import type { Form } from "../../../src/core/editing/form-model";
import { useApp, useSession } from "../../state/use-app";
import { Fields } from "../Fields";
import { useJudged, useToggled } from "./drafts";
import { type Inspection, InspectionProvider } from "./inspection";
import { Level } from "./Level";

export function Inspector({ details }: { details: NodeDetails }) {
  const session = useSession();
  const { id } = details;
  const toggled = useToggled(id);
  const judged = useJudged(id);
  const [form, setForm] = useState<Form | null | undefined>(undefined);
  const latest = useRef(0);
  const refresh = useCallback(async () => {
    const asked = ++latest.current;
    const answer = await session.tell("getForm", { id, toggled, judged: [...judged] });
    // Only the newest question counts: the answer to an older one tells of an older text.
    if (asked === latest.current && answer !== undefined) setForm(answer);
  }, [session, id, toggled, judged]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new details mean a new text
  useEffect(() => {
    void refresh();
  }, [refresh, details]);

  const wanted = useApp((state) => state.wantsFields);
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const isThere = form?.id === id;
  useEffect(() => {
    if (!wanted || !isThere) return;
    session.store.set({ wantsFields: false });
    const find = (what: string) => fieldset.current?.querySelector<HTMLElement>(what);
    (find("input, textarea") ?? find("button"))?.focus();
  }, [wanted, isThere, session]);
  const readOnly = form?.readOnly;
  const inspection = useMemo<Inspection>(
    () => ({ id, title: details.title, details, readOnly, refresh }),
    [id, details, readOnly, refresh],
  );
  if (form === undefined || (form && form.id !== id)) return <p className="lb-dim">…</p>;
  if (form === null) return <Fields details={details} fields={details.fields} />;
  return (
    <InspectionProvider value={inspection}>
      {readOnly !== undefined && <p className="lb-form-note">{readOnly}</p>}
      {form.instances > 1 && (
        <p className="lb-form-note">
          The text makes {form.instances} resources. What it spells is the same for all of them: a change changes all.
        </p>
      )}
      <fieldset ref={fieldset} className="lb-form" aria-label={`Fields of ${details.title}`}>
        <Level path="" fields={form.fields} more={form.more} />
      </fieldset>
    </InspectionProvider>
  );
}
