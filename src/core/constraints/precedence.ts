/**
 * One mistake, one error: where two rules see the same mistake, the more specific one speaks and the other stays silent.
 * The rules stay independent of each other; which of them wins on a resource is decided here, as data.
 */

/** `silences` gives way to `rule` on any resource where `rule` reports something. */
export interface Precedence {
  readonly rule: string;
  readonly silences: string;
}

export const precedences: readonly Precedence[] = [
  { rule: "internet-neg-not-alone", silences: "neg-types-incompatible" },
  { rule: "serverless-neg-not-alone", silences: "neg-types-incompatible" },
  { rule: "serverless-neg-protocol", silences: "grpc-protocol-mesh-only" },
  { rule: "fr-target-or-backend-service", silences: "fr-scheme-target-mismatch" },
  { rule: "security-policy-scheme", silences: "security-policy-reference" },
  // serverless-neg-one-platform speaks on the NEG: serverless-neg-same-platform itself looks away from such NEGs.
  // A NEG whose fields are those of another type misses what its own type wants: the type is the mistake.
  { rule: "neg-platform-block-wrong-type", silences: "serverless-neg-target-required" },
  // An internet NEG beside anything else is one mistake, whatever the other thing is.
  { rule: "internet-neg-not-alone", silences: "serverless-neg-not-alone" },
  { rule: "internet-neg-not-alone", silences: "backend-service-mixes-groups-and-negs" },
  // A port mapping NEG beside anything else is one mistake, too.
  { rule: "portmap-neg-internal-only", silences: "neg-types-incompatible" },
  { rule: "portmap-neg-internal-only", silences: "backend-service-mixes-groups-and-negs" },
  // A NEG of the wrong scope comes with the schemes of that scope: moving it repairs both.
  { rule: "internet-neg-scope-mismatch", silences: "internet-neg-scheme" },
  // Of several port fields one has to go first: what is left of the ports is judged then.
  { rule: "fr-ports-exclusive", silences: "fr-ports-protocol" },
  { rule: "fr-ports-exclusive", silences: "fr-proxy-single-port" },
];

/** The findings that remain when the more specific rules have spoken. */
export function applyPrecedence<F extends { readonly rule: string; readonly resource: string }>(
  findings: readonly F[],
): readonly F[] {
  const spoken = new Set(findings.filter((it) => speaking.has(it.rule)).map((it) => key(it.rule, it.resource)));
  if (spoken.size === 0) return findings;
  return findings.filter(
    (it) => !precedences.some(({ rule, silences }) => silences === it.rule && spoken.has(key(rule, it.resource))),
  );
}

const speaking: ReadonlySet<string> = new Set(precedences.map((it) => it.rule));

function key(rule: string, resource: string): string {
  return `${rule}|${resource}`;
}
