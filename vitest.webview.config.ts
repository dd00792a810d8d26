import { defineConfig } from "vitest/config";

/** The webview in a real browser, over the fake host. One file at a time: times are measured. */
export default defineConfig({
  test: {
    include: ["test/webview/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
