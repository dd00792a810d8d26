import { defineConfig } from "vitest/config";

/** The webview in a real browser, over the fake host. Two files at a time: each starts a browser of its own. */
export default defineConfig({
  test: {
    include: ["test/webview/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Others use the machine too; the report marks a test that needed its second attempt.
    retry: 1,
    maxWorkers: 2,
  },
});
