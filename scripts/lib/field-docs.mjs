/** What hovers and completion tell about fields and what no source file holds, as one text: dist/field-docs.json. */
import { apiDocs } from "./api-docs.mjs";
import { ruleFields } from "./rule-fields.mjs";

/** The text that src/core/queries/field-docs.ts reads. */
export async function fieldDocs() {
  return JSON.stringify({ ...apiDocs(), rules: await ruleFields() });
}
