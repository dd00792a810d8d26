import { defineConfig } from "vitest/config";

/** The webview in a real browser, over the fake host. Two files at a time: each starts a browser of its own. */
export default defineConfig({
  test: {
    include: ["test/webview/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
  },
});
