import { defineConfig } from "vitest/config";

const conditions = ["gradus-source"];

/** The tests of single kernels, with a mistake planted in one of them: see `src/mutation`. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["src/launch/**/*.test.ts", "src/kernels/**/*.test.ts"],
    globalSetup: ["src/testing/global-setup.ts"],
    setupFiles: ["src/mutation/plant.ts"],
    // Each file has a device of its own, so that what it compiles is known.
    pool: "threads",
    isolate: true,
    testTimeout: 60_000,
  },
});
