/** Every rule. Written by scripts/gen-docs.mjs from the folders beside this file; do not edit. */
import internetNegIpNoTlsValidation from "./backend-service/internet-neg-ip-no-tls-validation";
import internetNegNoHealthCheck from "./backend-service/internet-neg-no-health-check";
import type { Constraint } from "./constraint";
import danglingReference from "./reference/dangling-reference";
import duplicateName from "./reference/duplicate-name";
import referenceOutsideWorkspace from "./reference/reference-outside-workspace";
import regionMismatch from "./reference/region-mismatch";
import scopeMismatch from "./reference/scope-mismatch";
import unreachableResource from "./reference/unreachable-resource";

export const constraints: readonly Constraint[] = [
  internetNegIpNoTlsValidation,
  internetNegNoHealthCheck,
  danglingReference,
  duplicateName,
  referenceOutsideWorkspace,
  regionMismatch,
  scopeMismatch,
  unreachableResource,
];
