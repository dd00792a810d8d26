/**
 * What the product knows about each API kind: its fields, which of them refer to what, and how each text format
 * spells them. One file per kind beside this one; `registry.ts` lists them all.
 */
import type { ScalarType } from "../model/value";

export type Kind =
  | "ForwardingRule"
  | "TargetHttpProxy"
  | "TargetHttpsProxy"
  | "TargetGrpcProxy"
  | "TargetTcpProxy"
  | "TargetSslProxy"
  | "TargetPool"
  | "TargetInstance"
  | "TargetVpnGateway"
  | "UrlMap"
  | "BackendService"
  | "BackendBucket"
  | "NetworkEndpointGroup"
  | "NetworkEndpoint"
  | "InstanceGroup"
  | "InstanceGroupManager"
  | "HealthCheck"
  | "SslCertificate"
  | "Certificate"
  | "CertificateMap"
  | "CertificateMapEntry"
  | "DnsAuthorization"
  | "SslPolicy"
  | "SecurityPolicy"
  | "Address"
  | "ServiceAttachment"
  | "TlsRoute"
  | "HealthSource"
  | "HealthAggregationPolicy"
  | "SignedUrlKey"
  /** Not drawn, but asked by rules. */
  | "Network"
  | "Subnetwork"
  | "Firewall"
  | "FirewallPolicy"
  | "Instance"
  | "StorageBucket"
  | "ServerlessService";

/** Column of the diagram, left to right; "aux" is drawn only on demand, "none" never. */
export type Column = "forwardingRule" | "targetProxy" | "urlMap" | "backend" | "endpointGroup" | "aux" | "none";

/** One field of an API object. */
export interface FieldSpec {
  /** The API's name: `balancingMode`. */
  readonly name: string;
  readonly type: "string" | "number" | "boolean" | "object" | "list" | "map" | "reference";
  /** type list: what an item is. Lists of objects are repeated nested blocks in Terraform unless `tf.attribute`. */
  readonly items?: "string" | "number" | "object" | "reference";
  /** type object, or list of objects: the fields inside. */
  readonly fields?: readonly FieldSpec[];
  /** type reference, or list of references: kinds it may point at, and the edge's role. */
  readonly ref?: { readonly kinds: readonly Kind[]; readonly role: string };
  /** Allowed values, in the order in which to offer them. */
  readonly values?: readonly string[];
  readonly tf?: {
    /** Terraform's name where it is not the API name in snake case: `backend` for `backends`, `paths`. */
    readonly name?: string;
    /** Terraform's name in some resource types only, by type; other types use `name`. "" where a type has no such argument. */
    readonly byType?: Readonly<Record<string, string>>;
    /** An object or list of objects that Terraform writes as an attribute (`x = [...]`), not as nested blocks. */
    readonly attribute?: boolean;
    /** Not a Terraform argument at all. */
    readonly absent?: boolean;
  };
  /** What the API itself does differently from the name, where Terraform made a field of its own of something deeper. */
  readonly api?: ApiSpelling;
  /** What Config Connector does differently; see `connector-names.ts` for the rule. */
  readonly connector?: ConnectorSpelling & {
    /** What differs further in some Config Connector kinds only, by kind. */
    readonly byKind?: Readonly<Record<string, ConnectorSpelling>>;
  };
  /**
   * Changing it, or anything in it, replaces the resource (provider: ForceNew). Source: the schemas of the google and
   * google-beta providers, and the API's reference where it says that a field cannot be changed.
   */
  readonly immutable?: boolean | Immutability;
  /** One sentence in our own words: what it does. */
  readonly doc?: string;
}

/** When changing a field replaces the resource, where it does not always. */
export interface Immutability {
  /** The Terraform types that replace; those not named change it in place. All where this is absent. */
  readonly types?: readonly string[];
  /** Terraform types whose provider changes it in place since some release of this major version, and replaced before. */
  readonly inPlaceSince?: Readonly<Record<string, number>>;
  /** Only while another field of the resource has one of these values. */
  readonly when?: { readonly field: string; readonly values: readonly ScalarType[] };
}

/** Where an API object has a field. */
export interface ApiSpelling {
  /** The keys that lead to it from the level on which the field is listed. */
  readonly path?: readonly string[];
  /** In lists: each item is an object that has the value under this key. */
  readonly item?: string;
  /** Lists of links that the API keeps in one list with others: the collection in the links of this one. */
  readonly collection?: string;
  /** No field of the API object. */
  readonly absent?: boolean;
}

/** How a Config Connector manifest spells a field. */
export interface ConnectorSpelling {
  /** The name, without "Ref", where it is not Terraform's in camel case. */
  readonly name?: string;
  /**
   * How a reference is written. "ref": `urlMapRef: {name: web}`. "byKind": one level deeper, by the kind it points at,
   * `defaultService: {backendServiceRef: {name: web}}`; in lists `healthChecks: [{healthCheckRef: {name: web}}]`. "items":
   * the items of a list themselves, `sslCertificates: [{name: web}]`. "text": a self-link. References are "ref" (lists:
   * "items") unless this says otherwise; on a text field it says that Config Connector has a reference there.
   */
  readonly reference?: "ref" | "byKind" | "items" | "text";
  /** "byKind": the key for a value that is no reference: `ipAddress: {ip: 10.0.0.1}`. */
  readonly plain?: string;
  /** "byKind": the Config Connector kinds that have a key of their own; all of them where this does not say. */
  readonly keyed?: readonly string[];
  /** "byKind": Config Connector kinds without a key of their own, which another key names by link. */
  readonly linked?: Readonly<Record<string, string>>;
  /** The Config Connector kind that the reference points at, where the field's `ref.kinds` do not tell. */
  readonly target?: string;
  /** Written as `{value: …}`, or as `{valueFrom: {secretKeyRef: …}}`. */
  readonly secret?: boolean;
  /** A number that the manifest writes as text. */
  readonly quoted?: boolean;
  /** Not a field of the manifest at all. */
  readonly absent?: boolean;
}

/** A Config Connector kind that makes a kind. */
export interface ConnectorType {
  /** As manifests spell it: `ComputeURLMap`. */
  readonly kind: string;
  /** `compute.cnrm.cloud.google.com/v1beta1`. */
  readonly apiVersion: string;
  /** The Terraform type that its names come from, and what that implies. */
  readonly terraform: string;
  /** Where objects of it may live. */
  readonly levels: readonly ("global" | "region" | "zone")[];
  /** The field of `spec` that says where; without one, it is global. */
  readonly place?: "location" | "region" | "zone";
  /** The level when `place` may be left out, and is. */
  readonly placeDefault?: "global";
  /** Whether `spec.projectRef` must say in which project it lives, as no annotation does. */
  readonly needsProject?: boolean;
  /** What the object's name (`spec.resourceID`, else `metadata.name`) is to the API where it is not `name`: `port`. */
  readonly nameField?: string;
}

/** A Terraform resource type that makes a kind. */
export interface TerraformType {
  readonly type: string;
  readonly scope: "global" | "region" | "zone";
  /** The argument that names the region or zone where it is not `region` or `zone`; its value "global" means global. */
  readonly locationArgument?: string;
  /** The API collection in self-links where it is not the kind's: `httpHealthChecks`. */
  readonly collection?: string;
  /**
   * Fields that the type implies or spells in its own way, as [API path, constant]; for example
   * google_compute_http_health_check implies `type: HTTP`.
   */
  readonly implied?: Readonly<Record<string, string | number | boolean>>;
}

export interface KindSpec {
  readonly kind: Kind;
  /** For people: "Backend service". */
  readonly label: string;
  readonly plural: string;
  /** The API collection in self-links: `backendServices`. */
  readonly collection: string;
  readonly column: Column;
  readonly terraform: readonly TerraformType[];
  /** Config Connector kinds; a reference that does not tell which means the first. Absent where there are none. */
  readonly connector?: readonly ConnectorType[];
  readonly fields: readonly FieldSpec[];
  /**
   * A field whose value follows from which other field is set, where a text format does not spell it: a health check's
   * `type` from its `httpHealthCheck` block. `completeFields` in complete.ts applies it.
   */
  readonly derived?: { readonly field: string; readonly fromPresent: Readonly<Record<string, string>> };
  /** What it is and what it does in a load balancer: two sentences for the hover. */
  readonly doc: string;
}
