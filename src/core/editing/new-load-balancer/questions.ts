/** The questions that products choose from. Each is asked once, whatever many resources its answer goes into. */
import type { Resource } from "../../model/resource";
import type { Choice, WizardQuestion } from "./model";

/** The answer that stands for something to be made along with the load balancer. */
export const NEW = "new";

/** The longest suffix that a part's name gets, with room for a number. */
const LONGEST_NAME = 40;

export const name: WizardQuestion = {
  id: "name",
  prompt: "Name of the load balancer. Its parts are named after it",
  check: "name",
  fallback: (_, around) => {
    for (let number = 1; ; number++) {
      const free = number === 1 ? "web" : `web-${number}`;
      if (!around.isTaken(free)) return free;
    }
  },
  refuse: (answer, _, around) => {
    if (answer.length > LONGEST_NAME)
      return `Use ${LONGEST_NAME} characters at most: names of parts are made by putting something behind it.`;
    return around.isTaken(answer) ? `Something is named ${answer} already.` : undefined;
  },
};

export const domain: WizardQuestion = {
  id: "domain",
  prompt: "Host name that clients use. The certificate is for it",
  placeholder: "www.example.com",
  check: "fqdn",
  when: ({ scheme }) => scheme !== "http",
};

/** For load balancers whose clients are inside: certificates are as usual there as none. */
export const scheme: WizardQuestion = {
  id: "scheme",
  prompt: "What clients speak",
  fallback: () => "https",
  choices: () => [
    { value: "https", label: "HTTPS", detail: "With a certificate that Google manages; plain HTTP is redirected" },
    { value: "http", label: "HTTP", detail: "Not encrypted" },
  ],
};

const backendChoices: Readonly<Record<string, Choice>> = {
  "internet-neg": { value: "internet-neg", label: "A host in the internet", detail: "Internet NEG with a host name" },
  "cloud-run": { value: "cloud-run", label: "A Cloud Run service", detail: "Serverless NEG" },
  "zonal-neg": { value: "zonal-neg", label: "VMs or containers in a VPC network", detail: "Zonal NEG" },
  bucket: { value: "bucket", label: "A Cloud Storage bucket", detail: "Backend bucket with Cloud CDN" },
};

export function backend(...sorts: readonly string[]): WizardQuestion {
  return {
    id: "backend",
    prompt: "What answers the requests",
    fallback: () => sorts[0],
    choices: () => sorts.flatMap((it) => backendChoices[it] ?? []),
  };
}

/** For load balancers that the internet reaches. */
export const protection: WizardQuestion = {
  id: "protection",
  prompt: "Cloud Armor policy",
  fallback: () => NEW,
  choices: () => [
    {
      value: NEW,
      label: "A new policy",
      detail: "Limits the requests of each address; billed for policy and requests",
    },
    { value: "none", label: "None", detail: "Every request reaches the backends" },
  ],
  when: ({ backend: sort }) => sort !== "bucket",
};

export const origin: WizardQuestion = {
  id: "origin",
  prompt: "Host name of the origin, which is spoken to over HTTPS on port 443",
  placeholder: "origin.example.com",
  check: "fqdn",
  when: ({ backend: sort }) => sort === "internet-neg",
};

export const bucket: WizardQuestion = {
  id: "bucket",
  prompt: "Cloud Storage bucket that holds the objects",
  placeholder: "my-bucket",
  check: "bucket",
  choices: (_, around) => around.declared("StorageBucket").map(choiceOf),
  when: ({ backend: sort }) => sort === "bucket",
};

export const region: WizardQuestion = {
  id: "region",
  prompt: "Region",
  check: "region",
  fallback: (_, around) => around.regions[0] ?? "us-central1",
  choices: (_, around) => around.regions.map((it) => ({ value: it, label: it, detail: "Used in this workspace" })),
};

/** The region of backends, where the load balancer itself is everywhere. */
export const backendRegion: WizardQuestion = {
  ...region,
  prompt: "Region of the backends",
  when: ({ backend: sort }) => sort !== "internet-neg" && sort !== "bucket",
};

export const secondRegion: WizardQuestion = {
  id: "region2",
  prompt: "Second region",
  check: "region",
  fallback: ({ region: first }, around) =>
    around.regions.find((it) => it !== first) ?? (first === "us-east4" ? "us-central1" : "us-east4"),
  choices: ({ region: first }, around) =>
    around.regions
      .filter((it) => it !== first)
      .map((it) => ({ value: it, label: it, detail: "Used in this workspace" })),
  refuse: (answer, { region: first }) => (answer === first ? `${answer} is the first region.` : undefined),
};

export function service(suffix = ""): WizardQuestion {
  return {
    id: `service${suffix}`,
    prompt: suffix === "" ? "Cloud Run service" : "Cloud Run service in the second region",
    placeholder: "my-service",
    check: "name",
    ...(suffix === "" ? {} : { fallback: ({ service: first }) => first }),
    choices: (answers, around) =>
      around
        .declared("ServerlessService")
        .filter((it) => it.typeName !== "google_app_engine_standard_app_version" && isCloudRun(it))
        .filter((it) => it.scope.name === undefined || it.scope.name === answers[`region${suffix}`])
        .map(choiceOf),
    when: ({ backend: sort }) => sort === "cloud-run",
  };
}

function isCloudRun({ typeName }: Resource): boolean {
  return /cloud_run|RunService/.test(typeName);
}

export function zone(suffix = ""): WizardQuestion {
  const regionOf = (answers: Readonly<Record<string, string>>) => answers[`region${suffix}`] ?? "";
  return {
    id: `zone${suffix}`,
    prompt: suffix === "" ? "Zone of the backends" : "Zone of the backends in the second region",
    check: "zone",
    // Two old regions have no zone a.
    fallback: (answers) =>
      `${regionOf(answers)}-${["europe-west1", "us-east1"].includes(regionOf(answers)) ? "b" : "a"}`,
    when: ({ backend: sort = "zonal-neg" }) => sort === "zonal-neg",
    refuse: (answer, answers) =>
      answer.startsWith(`${regionOf(answers)}-`) ? undefined : `${answer} is not in ${regionOf(answers)}.`,
  };
}

export function port(prompt: string, fallback: string): WizardQuestion {
  return {
    id: "port",
    prompt,
    check: "port",
    fallback: () => fallback,
    when: ({ backend: sort = "zonal-neg" }) => sort === "zonal-neg",
  };
}

/** `needed`: whether something of the load balancer is in a network, whatever the backends. */
export function network(needed: boolean): WizardQuestion {
  return {
    id: "network",
    prompt: "VPC network",
    placeholder: "The name of a network that is declared elsewhere",
    check: "network",
    fallback: (_, around) => around.declared("Network")[0]?.id ?? NEW,
    choices: (_, around) => [
      ...around.declared("Network").map(choiceOf),
      { value: NEW, label: "A new network", detail: "Made along with the load balancer" },
    ],
    when: ({ backend: sort = "zonal-neg" }) => needed || sort === "zonal-neg",
  };
}

export function subnetwork(suffix = "", needed = false): WizardQuestion {
  return {
    id: `subnetwork${suffix}`,
    prompt: suffix === "" ? "Subnetwork" : "Subnetwork in the second region",
    placeholder: "The name of a subnetwork that is declared elsewhere",
    check: "network",
    fallback: (answers, around) =>
      around.subnetworks(answers.network ?? "", answers[`region${suffix}`] ?? "")[0]?.id ?? NEW,
    choices: (answers, around) => [
      ...around.subnetworks(answers.network ?? "", answers[`region${suffix}`] ?? "").map(choiceOf),
      { value: NEW, label: "A new subnetwork", detail: "Made along with the load balancer" },
    ],
    when: ({ backend: sort = "zonal-neg", network: chosen }) =>
      chosen !== undefined && chosen !== NEW && (needed || sort === "zonal-neg"),
  };
}

/** Only where the network is declared elsewhere, so that nothing here tells whether it has one. */
export const proxyOnly: WizardQuestion = {
  id: "proxyOnly",
  prompt: "Proxy-only subnet of the network in the region",
  fallback: () => NEW,
  choices: () => [
    { value: "existing", label: "There is one already", detail: "A network can have one active in each region" },
    { value: NEW, label: "A new proxy-only subnet", detail: "Made along with the load balancer" },
  ],
  when: ({ network: chosen }, around) => chosen !== undefined && chosen !== NEW && !around.has(chosen),
};

/** Config Connector has objects that say their project themselves, and names what it does not manage by link. */
export const project: WizardQuestion = {
  id: "project",
  prompt: "Project",
  placeholder: "my-project",
  check: "project",
  fallback: (_, around) => around.projects[0],
  choices: (_, around) => around.projects.map((it) => ({ value: it, label: it, detail: "Used in this workspace" })),
  when: (_, around) => around.format === "config-connector",
};

function choiceOf(resource: Resource): Choice {
  return { value: resource.id, label: resource.name, detail: resource.address };
}
