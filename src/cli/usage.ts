/** The help text. */
export const USAGE = `lb-topology: Google Cloud load balancers in Terraform, checked and drawn

  lb-topology graph PATH… [--values] [--format text|json]
      the topology: resources, references, load balancers and their products
  lb-topology lint PATH… [--format text|json|sarif|github]
      findings of every rule
  lb-topology fix PATH… [--rule ID] [--dry-run] [--answer ID=VALUE]… [--format text|json]
      applies the first quick-fix of each finding; --dry-run prints the difference instead
  lb-topology rules [ID] [--format text|json]
      the rule catalogue, or one rule's page
  lb-topology --help | --version

A path is a file or a folder, read recursively; every folder with .tf files is one module.
Exit status: 0 fine, 1 findings of severity error, 2 bad usage or unreadable input.
`;
