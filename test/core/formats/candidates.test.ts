import { describe, expect, it } from "vitest";
import { isCandidate } from "../../../src/core/formats/candidates";

describe("files worth reading", () => {
  it.each([
    "main.tf",
    "infra/main.tf.json",
    "infra/terraform.tfvars",
    "infra/prod.auto.tfvars.json",
    "k8s/url-map.yaml",
    "k8s/url-map.yml",
    "export.json",
    "node/export.json",
  ])("%s", (path) => {
    expect(isCandidate(path)).toBe(true);
  });

  it.each([
    "readme.md",
    "main.tf.bak",
    "package.json",
    "web/package-lock.json",
    "tsconfig.base.json",
    ".vscode/settings.json",
    ".eslintrc.json",
    "pnpm-lock.yaml",
    ".pre-commit-config.yaml",
    "node_modules/a/b.yaml",
    "a/.terraform/modules/lb/main.tf",
    ".git/config.json",
  ])("not %s", (path) => {
    expect(isCandidate(path)).toBe(false);
  });
});
