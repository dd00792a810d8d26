/** Fields that the server sets: there to be read, never to be written. */
export const serverFields: ReadonlySet<string> = new Set([
  "kind",
  "id",
  "creationTimestamp",
  "createTime",
  "updateTime",
  "fingerprint",
  "labelFingerprint",
  "selfLink",
  "selfLinkWithId",
  "etag",
  "status",
  "users",
  "usedBy",
  "size",
  "expireTime",
  "pscConnectionId",
  "pscConnectionStatus",
  "pscServiceAttachmentId",
  "serviceName",
  "generatedId",
  "edgeSecurityPolicyUsage",
  "connectedEndpoints",
  "producerForwardingRule",
  "subjectAlternativeNames",
  "sanDnsnames",
  "pemCertificate",
  "gclbTargets",
  "instanceGroup",
  "currentActions",
  "enabledFeatures",
  "warnings",
]);

/** Why a field cannot be edited, or undefined when it can. */
export function refuseServerField(field: string): string | undefined {
  if (!serverFields.has(field)) return undefined;
  return field === "selfLink" || field === "kind" || field === "id"
    ? `${field} is set by the API when the object is made; it cannot be edited. To give the object another name, rename it.`
    : `${field} is set by the API and only shown here; a change of it would be ignored.`;
}
