import rule from "../../../../src/core/constraints/network-endpoint-group/neg-platform-block-wrong-type";
import { testConstraint } from "../../../support/test-constraint";
import { backend, regionalEndpoint, regionalService } from "../fixtures";
import { apiGateway, appEngine, cloudRun, groupOf, managed, negOf } from "../serverless-fixtures";

const typed = (type: string, lines: string) => negOf("neg", `network_endpoint_type = ${type}\n${lines}`);
const target = 'psc_target_service = "projects/p/regions/europe-west1/serviceAttachments/a"';
const marked = (text: string, what: string) => text.replace(new RegExp(`${what}(?= \\{)`), "«$&»");

testConstraint(rule, {
  valid: [
    { name: "serverless", tf: typed('"SERVERLESS"', cloudRun) },
    { name: "serverless by default", tf: negOf("neg", appEngine) },
    { name: "Private Service Connect", tf: typed('"PRIVATE_SERVICE_CONNECT"', target) },
    { name: "an internet NEG may name a service", tf: typed('"INTERNET_FQDN_PORT"', target) },
    { name: "a type that is not known", tf: `variable "t" {}\n${typed("var.t", `${cloudRun}\n${target}`)}` },
    {
      name: "a block that may be there or not",
      tf: `variable "on" {}\n${typed(
        '"PRIVATE_SERVICE_CONNECT"',
        `${target}\ndynamic "cloud_run" {\n  for_each = var.on ? [1] : []\n  content {\n    service = "svc"\n  }\n}`,
      )}`,
    },
    { name: "a service that is not known", tf: `variable "s" {}\n${negOf("neg", "psc_target_service = var.s")}` },
  ],
  invalid: [
    {
      name: "Cloud Run on an internet NEG",
      tf: marked(typed('"INTERNET_FQDN_PORT"', `network = "default"\n${cloudRun}`), "cloud_run"),
      message:
        "cloudRun belongs to NEGs of type SERVERLESS, but this one is of type INTERNET_FQDN_PORT: the API refuses it. Change the type, or remove cloudRun.",
      fixes: ["Set the type to SERVERLESS", "Remove cloudRun"],
      fixed: typed('"SERVERLESS"', cloudRun),
    },
    {
      name: "on one with endpoints",
      tf:
        marked(
          negOf("origin", `network_endpoint_type = "INTERNET_FQDN_PORT"\nnetwork = "default"\n${cloudRun}`),
          "cloud_run",
        ) + regionalEndpoint('fqdn = "origin.example.com"\nport = 443'),
      fixes: ["Remove cloudRun"],
    },
    {
      name: "on one in use",
      tf:
        marked(typed('"PRIVATE_SERVICE_CONNECT"', apiGateway), "serverless_deployment") +
        regionalService(`${managed}\nprotocol = "HTTPS"\n${backend(groupOf("neg"), "capacity_scaler = 1")}`),
      fixes: ["Remove serverlessDeployment"],
    },
    {
      name: "beside the field that fits the type",
      tf: marked(typed('"PRIVATE_SERVICE_CONNECT"', `${target}\n${cloudRun}`), "cloud_run"),
      fixes: ["Remove cloudRun"],
      fixed: typed('"PRIVATE_SERVICE_CONNECT"', target),
    },
    {
      name: "Private Service Connect without its type",
      tf: negOf("neg", target.replace(/"[^"]+"/, "«$&»")),
      message:
        "pscTargetService belongs to NEGs of type PRIVATE_SERVICE_CONNECT, but this one is of type SERVERLESS: the API refuses it. Change the type, or remove pscTargetService.",
      fixes: ["Set the type to PRIVATE_SERVICE_CONNECT"],
    },
    {
      name: "Private Service Connect on a NEG that names its platform",
      tf: typed('"SERVERLESS"', `${cloudRun}\n${target.replace(/"[^"]+"/, "«$&»")}`),
      fixes: ["Remove pscTargetService"],
      fixed: typed('"SERVERLESS"', cloudRun),
    },
    {
      name: "a producer's port on a port mapping NEG",
      tf: marked(typed('"GCE_VM_IP_PORTMAP"', 'psc_data {\n  producer_port = "80"\n}'), "psc_data"),
      fixes: ["Remove pscData"],
      fixed: typed('"GCE_VM_IP_PORTMAP"', "").replace(/\n\n}/, "\n}"),
    },
  ],
});
