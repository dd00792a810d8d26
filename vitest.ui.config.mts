import { defineConfig } from "vitest/config";

/** Tests that drive a real VS Code through its window; each file starts a server and a browser of its own. */
export default defineConfig({
  test: {
    include: ["test/host/ui/**/*.test.ts", "test/package/**/*.test.ts"],
    testTimeout: 240_000,
    hookTimeout: 300_000,
    // Others use the machine too; the report marks a test that needed its second attempt.
    retry: 1,
    pool: "forks",
    maxWorkers: 2,
  },
});
