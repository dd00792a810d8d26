/** The help text. */
export const USAGE = `lb-topology: Google Cloud load balancers in Terraform, Config Connector and API files, checked and drawn

  lb-topology graph PATH… [--values] [--format text|json]
      the topology: resources, references, load balancers and their products
  lb-topology lint PATH… [--baseline FILE | --write-baseline FILE] [--format text|json|sarif|github]
      findings of every rule; a baseline holds those that are known and not reported
  lb-topology fix PATH… [--rule ID] [--dry-run] [--answer ID=VALUE]… [--format text|json]
      applies the first quick-fix of each finding; --dry-run prints the difference instead
  lb-topology apply CHANGES.json PATH… [--dry-run] [--format text|json]
      carries out a list of changes (media/changes.schema.json), all of it or nothing; - reads it from standard input
  lb-topology diff BASE HEAD | diff BASE [HEAD] --path PATH | diff PLAN.json  [--format text|json]
      what has changed between two paths, two revisions of git (or one and the files as they are), or in a plan, and what
      may go wrong when it is applied: replacements that fail, names that are taken, addresses that are lost
  lb-topology drift PATH… [--format text|json]
      what is declared (Terraform, Config Connector) against what is there (plans, states, exports), field by field
  lb-topology new PRODUCT [--file FILE] [--answer ID=VALUE]… [--format terraform|terraform-json|config-connector]
      a load balancer from nothing, free of findings: printed, or written at the end of a file, with the network and region
      of the files beside it; what is not answered is as the editor would offer it, and what must be answered is asked for
  lb-topology rules [ID] [--format text|json]
      the rule catalogue, or one rule's page
  lb-topology --help | --version

A path is a file or a folder, read recursively: *.tf, *.tf.json, *.tfvars, and YAML and JSON of Config Connector, of
gcloud (export, describe, list), of the REST API and of \`terraform show -json\`. Every folder with .tf files is one module.
.lb-topology.yaml, in a folder of the paths or above, sets levels of rules (preset, rules, overrides), files to leave out
(exclude), files of variables and a baseline. --preset recommended|strict|errors-only (lint, fix) counts where none says one.
--var-file FILE (also more than once; graph, lint, fix, diff, drift) takes values of variables from a file, as Terraform does:
relative to each root module.
Exit status: 0 fine, 1 findings of severity error or a difference, 2 bad usage or unreadable input.
`;
