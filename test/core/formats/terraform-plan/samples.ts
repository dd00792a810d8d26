/** A plan of two module calls and a state, small enough to read. */

const change = (actions: readonly string[], unknown: unknown, more: object = {}) => ({
  change: { actions, after_unknown: unknown, ...more },
});

const planned = (address: string, values: object, index?: string | number) => {
  const [, type = "", name = ""] = /([a-z_]+)\.([a-z_]+)(?:\[[^\]]*\])?$/.exec(address) ?? [];
  return { address, mode: "managed", type, name, ...(index === undefined ? {} : { index }), values };
};

const reference = (...references: string[]) => ({ references });
const constant = (value: unknown) => ({ constant_value: value });

export const planObject = {
  format_version: "1.2",
  terraform_version: "1.11.4",
  variables: { region: { value: "europe-west1" } },
  planned_values: {
    root_module: {
      resources: [
        planned("google_compute_health_check.web", { name: "web", http_health_check: [{ port: 80 }], timeout_sec: 0 }),
        planned("google_compute_address.vip", { name: "vip" }),
        {
          address: "data.google_compute_network.main",
          mode: "data",
          type: "google_compute_network",
          name: "main",
          values: {},
        },
      ],
      child_modules: [
        {
          address: 'module.lb["a"]',
          resources: [
            planned(
              'module.lb["a"].google_compute_backend_service.web[0]',
              {
                name: "web-0",
                protocol: "HTTP",
                health_checks: [null],
                // The provider's order, not that of the configuration.
                backend: [
                  { balancing_mode: "UTILIZATION", description: "" },
                  { balancing_mode: "RATE", max_rate: 10, description: "" },
                ],
                log_config: [],
                security_policy: "",
                enable_cdn: false,
              },
              0,
            ),
            planned('module.lb["a"].google_compute_instance_group.one', { name: "one" }),
            planned('module.lb["a"].google_compute_instance_group.two', { name: "two" }),
            planned('module.lb["a"].google_compute_url_map.web', { name: "web" }),
          ],
        },
      ],
    },
  },
  resource_changes: [
    { address: "google_compute_health_check.web", ...change(["create"], { id: true, self_link: true, project: true }) },
    {
      address: "google_compute_address.vip",
      ...change(
        ["delete", "create"],
        { id: true, subnetwork: true, address: true },
        { replace_paths: [["name"], ["labels", 0]] },
      ),
    },
    {
      address: 'module.lb["a"].google_compute_backend_service.web[0]',
      ...change(["update"], {
        id: true,
        health_checks: [true],
        backend: [{ group: true }, { group: true }],
        session_affinity: true,
      }),
    },
    {
      address: 'module.lb["a"].google_compute_url_map.web',
      ...change(["create"], { default_service: true, description: true }),
    },
  ],
  configuration: {
    provider_config: {
      google: { name: "google", expressions: { project: constant("shop"), region: reference("var.region") } },
    },
    root_module: {
      resources: [
        {
          address: "google_compute_health_check.web",
          mode: "managed",
          type: "google_compute_health_check",
          name: "web",
          provider_config_key: "google",
          expressions: { name: constant("web") },
        },
        {
          address: "google_compute_address.vip",
          mode: "managed",
          type: "google_compute_address",
          name: "vip",
          provider_config_key: "google",
          expressions: {
            name: constant("vip"),
            subnetwork: reference("data.google_compute_subnetwork.main.id", "data.google_compute_subnetwork.main"),
          },
        },
      ],
      module_calls: {
        lb: {
          source: "./lb",
          for_each_expression: constant(["a"]),
          expressions: { check: reference("google_compute_health_check.web.id", "google_compute_health_check.web") },
          module: {
            resources: [
              {
                address: "google_compute_backend_service.web",
                mode: "managed",
                type: "google_compute_backend_service",
                name: "web",
                provider_config_key: "google",
                expressions: {
                  name: reference("count.index"),
                  protocol: constant("HTTP"),
                  enable_cdn: constant(false),
                  health_checks: reference("var.check"),
                  backend: [
                    {
                      balancing_mode: constant("RATE"),
                      group: reference("google_compute_instance_group.one.id", "google_compute_instance_group.one"),
                      max_rate: constant(10),
                    },
                    {
                      balancing_mode: constant("UTILIZATION"),
                      group: reference("google_compute_instance_group.two.id", "google_compute_instance_group.two"),
                    },
                  ],
                },
              },
              {
                address: "google_compute_url_map.web",
                mode: "managed",
                type: "google_compute_url_map",
                name: "web",
                provider_config_key: "google",
                expressions: {
                  default_service: reference(
                    "google_compute_backend_service.web[0].id",
                    "google_compute_backend_service.web[0]",
                    "google_compute_backend_service.web",
                  ),
                  description: reference("local.text"),
                },
              },
            ],
            outputs: { map: { expression: reference("google_compute_url_map.web.id", "google_compute_url_map.web") } },
          },
        },
      },
    },
  },
};

export const plan = JSON.stringify(planObject, null, 1);

export const state = JSON.stringify(
  {
    version: 4,
    terraform_version: "1.11.4",
    serial: 3,
    lineage: "7d2e0a5c",
    outputs: {},
    resources: [
      {
        mode: "managed",
        type: "google_compute_url_map",
        name: "web",
        provider: 'provider["registry.terraform.io/hashicorp/google"]',
        instances: [
          {
            schema_version: 0,
            attributes: {
              id: "projects/shop/global/urlMaps/web",
              name: "web",
              project: "shop",
              default_service: "https://www.googleapis.com/compute/v1/projects/shop/global/backendServices/web-a",
              description: "",
            },
          },
        ],
      },
      {
        module: "module.lb",
        mode: "managed",
        type: "google_compute_backend_service",
        name: "web",
        instances: [
          {
            index_key: "a",
            attributes: {
              name: "web-a",
              project: "shop",
              enable_cdn: false,
              affinity_cookie_ttl_sec: 0,
              timeout_sec: 30,
              backend: [],
            },
          },
          { index_key: "b", attributes: { name: "web-b", project: "shop" } },
          { index_key: "b", deposed: "0a1b2c3d", attributes: { name: "web-b-old", project: "shop" } },
        ],
      },
      { mode: "data", type: "google_compute_network", name: "main", instances: [{ attributes: { name: "main" } }] },
    ],
  },
  null,
  1,
);
