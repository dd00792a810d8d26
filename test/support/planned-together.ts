/** Changes planned as one list, against the same changes planned and applied one after the other. */
import fc from "fast-check";
import { expect } from "vitest";
import { asConfigConnector } from "../../src/core/examples/as-config-connector";
import { applyTextEdits, type Change, type ChangeValue } from "../../src/core/model/change";
import type { Engine, Snapshot } from "../../src/core/snapshot";
import type { Topology } from "../../src/core/topology/topology";
import { asApi } from "./as-api";
import { gesturesOf } from "./round-trip/gestures";
import { engineOf, snapshotOf } from "./terraform";
import { filesAsJson } from "./terraform-json";

type Files = Readonly<Record<string, string>>;

const BASE = `# The site.
resource "google_compute_url_map" "site" {
  name            = "site"
  default_service = google_compute_backend_service.web.id

  host_rule {
    hosts        = ["example.com", "www.example.com"]
    path_matcher = "main"
  }

  path_matcher {
    name            = "main"
    default_service = google_compute_backend_service.web.id

    path_rule {
      paths   = ["/api/*"]
      service = google_compute_backend_service.api.id
    }
  }
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED" # new one
  protocol              = "HTTPS"
  health_checks         = [google_compute_health_check.live.id]

  backend {
    group           = google_compute_network_endpoint_group.a.id
    balancing_mode  = "RATE"
    max_rate        = 100
    capacity_scaler = 0.5
  }

  # The second zone.
  backend {
    group          = google_compute_network_endpoint_group.b.id
    balancing_mode = "RATE"
    max_rate       = 50
  }

  log_config {
    enable = true
  }
}

resource "google_compute_backend_service" "api" {
  name        = "api"
  timeout_sec = 30
}

resource "google_compute_health_check" "live" {
  name = "live"

  http_health_check {
    port = 80
  }
}

resource "google_compute_network_endpoint_group" "a" {
  name                  = "a"
  zone                  = "europe-west1-b"
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_network_endpoint_group" "b" {
  name                  = "b"
  zone                  = "europe-west1-c"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
`;

/** One small load balancer in each format that is written. */
const inFormat = {
  terraform: async () => ({ "main.tf": BASE }),
  "terraform-json": async () => filesAsJson({ "main.tf": BASE }),
  "config-connector": async () => ({ "lb.yaml": asConfigConnector((await snapshotOf(BASE)).topology).text }),
  "api-yaml": async () => asApi((await snapshotOf(BASE)).topology, "yaml").files,
  "api-json": async () => asApi((await snapshotOf(BASE)).topology, "json").files,
} satisfies Record<string, () => Promise<Files>>;

/** Tries lists of two to four changes, most of them about one resource; checks that enough of them are done and refused. */
export async function testPlannedTogether(format: keyof typeof inFormat, runs: number): Promise<void> {
  const files = await inFormat[format]();
  const engine = await engineOf(files);
  const changes = allChanges(engine.snapshot);
  const near = new Map<string, readonly Change[]>();
  for (const { id } of engine.snapshot.topology.resources)
    near.set(
      id,
      changes.filter((it) => names(it, id)),
    );
  const list = fc.constantFrom(...near.keys()).chain((id) => {
    const some = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...(near.get(id) ?? changes)) },
      { weight: 1, arbitrary: fc.constantFrom(...changes) },
    );
    return fc.array(some, { minLength: 2, maxLength: 4 });
  });
  const counts = { done: 0, refused: 0 };
  fc.assert(
    fc.property(list, (them) => {
      const together = planned(engine, them, "together", files);
      let apart = planned(engine, them, "apart", files);
      // A list may remove something before it takes the last reference away: one by one that goes in the other order only.
      if (together.ok && !apart.ok) apart = planned(engine, removalsLast(them), "apart", files);
      counts[together.ok ? "done" : "refused"]++;
      expect(said(together), reasonOf(together, apart)).toEqual(said(apart));
    }),
    { numRuns: runs },
  );
  engine.dispose();
  expect(counts.done).toBeGreaterThan(runs / 4);
  expect(counts.refused).toBeGreaterThan(runs / 100);
}

type Result = { readonly ok: true; readonly texts: Files } | { readonly ok: false; readonly reason: string };

function said(result: Result): Files | "refused" {
  return result.ok ? result.texts : "refused";
}

function removalsLast(changes: readonly Change[]): readonly Change[] {
  const isRemoval = ({ op }: Change) => op === "removeResource";
  return [...changes.filter((it) => !isRemoval(it)), ...changes.filter(isRemoval)];
}

function reasonOf(...results: readonly Result[]): string {
  return results.map((it) => (it.ok ? "done" : it.reason)).join(" | ");
}

function planned(engine: Engine, changes: readonly Change[], how: "together" | "apart", files: Files): Result {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  let snapshot = engine.update(given);
  const renamed = new Map<string, string>();
  for (const step of how === "together" ? [changes] : changes.map((it) => [it])) {
    const plan = snapshot.plan(step.map((it) => renamedIn(it, renamed)));
    if (!plan.ok) return plan;
    const before = snapshot.topology;
    const paths = [...new Set(plan.edits.map((it) => it.file))];
    const now = snapshot;
    snapshot = engine.update(
      paths.map((path) => ({
        path,
        text: applyTextEdits(
          now.text(path) ?? "",
          plan.edits.filter((it) => it.file === path),
        ),
      })),
    );
    noteRename(before, snapshot.topology, renamed);
  }
  return { ok: true, texts: Object.fromEntries(snapshot.files.map((it) => [it, snapshot.text(it) ?? ""])) };
}

/** In one list ids are those of the beginning, so apart they must be followed. */
function noteRename(before: Topology, after: Topology, renamed: Map<string, string>): void {
  const gone = before.resources.filter((it) => !after.get(it.id));
  const fresh = after.resources.filter((it) => !before.get(it.id));
  const [old, now] = [gone[0], fresh[0]];
  if (!old || !now || gone.length !== 1 || fresh.length !== 1) return;
  const first = [...renamed].find(([, it]) => it === old.id)?.[0] ?? old.id;
  renamed.set(first, now.id);
}

function renamedIn(change: Change, renamed: ReadonlyMap<string, string>): Change {
  const id = (it: string) => renamed.get(it) ?? it;
  const value = (it: ChangeValue): ChangeValue => {
    if (Array.isArray(it)) return it.map(value);
    if (typeof it !== "object" || it === null) return it;
    return Object.fromEntries(
      Object.entries(it).map(([key, member]) => [
        key,
        key === "ref" && typeof member === "string" ? id(member) : value(member),
      ]),
    );
  };
  switch (change.op) {
    case "connect":
    case "disconnect":
      return { ...change, from: id(change.from), to: id(change.to) };
    case "addResource":
      return change;
    case "setField":
      return { ...change, resource: id(change.resource), value: value(change.value) };
    default:
      return { ...change, resource: id(change.resource) };
  }
}

/** The gestures of the diagram, and what takes away and adds. */
function allChanges({ topology }: Snapshot): Change[] {
  const gestures = gesturesOf(topology).map((it) => it.change);
  const fields = gestures.flatMap((it) => (it.op === "setField" ? [it] : []));
  const lists = ["backends", "backends[0]", "backends[1]", "healthChecks", "pathMatchers[0].pathRules[0]", "hostRules"];
  const [file] = topology.resources.map((it) => it.range.file);
  return [
    ...gestures,
    ...fields.map((it): Change => ({ op: "removeField", resource: it.resource, field: it.field })),
    ...topology.resources.flatMap(({ id }): Change[] => [
      { op: "removeResource", resource: id },
      ...lists.map((field): Change => ({ op: "removeField", resource: id, field })),
    ]),
    { op: "addResource", kind: "HealthCheck", scope: "global", name: "fresh", fields: {}, file },
    { op: "addResource", kind: "BackendService", scope: "global", name: "fresh", fields: { protocol: "HTTP" }, file },
  ];
}

function names(change: Change, id: string): boolean {
  return "resource" in change ? change.resource === id : "from" in change && (change.from === id || change.to === id);
}
