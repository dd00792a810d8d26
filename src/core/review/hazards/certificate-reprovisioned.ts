import type { Resource } from "../../model/resource";
import { defineHazard } from "./hazard";
import { keepersOf } from "./users";
import { Called, called, list, placeOf, reason } from "./words";

export const certificateReprovisioned = defineHazard(
  {
    id: "certificate-reprovisioned",
    severity: "warning",
    title: "A Google-managed certificate is made anew",
    docs: "A Google-managed certificate that is replaced must be provisioned again: until its domains are validated, which can take an hour and more, it cannot serve. A proxy that has no other certificate for these domains then fails the TLS handshake. Attach the new certificate beside the old one, and take the old one away when the new one is active.",
    sources: ["https://docs.cloud.google.com/load-balancing/docs/ssl-certificates/google-managed-certs"],
  },
  function* (review) {
    for (const pair of review.changed) {
      const { after, before, replacement } = pair;
      if (!replacement || !isManaged(after)) continue;
      const users = keepersOf(review.base, before);
      if (users.length === 0) continue;
      const field = replacement.fields[0];
      yield {
        resource: after,
        side: "head",
        message: `${Called(after)} ${replacement.certain ? "is" : "may be"} replaced${reason(pair)}, and Google provisions the new one from the beginning: until it is active, ${list(users.map(called))} cannot serve its domains with it.`,
        ...(field === undefined ? {} : { field }),
        range: placeOf(after, field),
        steps: [
          "Add the new certificate under another name, attach it beside the old one and apply.",
          "Wait until it is ACTIVE.",
          "Then take the old one away and apply again.",
        ],
      };
    }
  },
);

function isManaged({ kind, typeName, fields }: Resource): boolean {
  if (kind === "SslCertificate")
    return fields.fields.managed !== undefined || typeName === "google_compute_managed_ssl_certificate";
  return kind === "Certificate" && fields.fields.managed !== undefined;
}
