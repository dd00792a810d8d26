import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "test/core/**/*.test.ts",
      "test/cli/**/*.test.ts",
      "test/protocol/**/*.test.ts",
      "test/scripts/**/*.test.ts",
      "test/webview-unit/**/*.test.{ts,tsx}",
    ],
    setupFiles: ["test/support/fast-check.ts"],
    // Properties and fuzzing take half a minute on a slow machine; a hang is one all the same.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: "threads",
    // Test files share the modules that they import: nothing in them remembers one test for the next, and importing costs most.
    isolate: false,
    maxWorkers: "100%",
  },
});
