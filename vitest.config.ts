import { configDefaults, defineConfig } from "vitest/config";
import {
  exerciseTests,
  LastLineReporter,
  WatchdogReporter,
} from "./packages/exercises/src/vitest/index.ts";
import { chromium } from "./packages/gpu/src/testing/chromium.ts";

const conditions = ["gradus-source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Threads that share modules: eight times faster than isolated processes, and no test here needs isolation.
    pool: "threads",
    isolate: false,
    reporters: [
      "default",
      new WatchdogReporter({ project: "exercises", limit: 20_000 }),
      new LastLineReporter(),
    ],
    projects: [
      {
        extends: true,
        test: {
          name: "packages",
          include: [
            "packages/*/src/**/*.test.ts",
            "packages/exercises/pictures/*.test.ts",
            "scripts/**/*.test.ts",
            "examples/**/*.test.ts",
          ],
          exclude: [...configDefaults.exclude, "packages/gpu/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "gpu",
          include: ["packages/gpu/src/**/*.test.ts"],
          globalSetup: ["packages/gpu/src/testing/global-setup.ts"],
          // Two devices, each in a thread of its own, after everything else: SwiftShader asks for all that a machine has.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
        },
      },
      // Without a browser `chromium.node.test.ts` of project `gpu` says so.
      ...(chromium() === undefined ? [] : ["packages/gpu/vitest.browser.config.ts"]),
      {
        extends: true,
        test: {
          name: "conformance",
          include: ["conformance/**/*.test.ts"],
          globalSetup: ["packages/gpu/src/testing/global-setup.ts"],
          // With the kernels: SwiftShader holds files open that programs started beside it inherit, which a sandbox refuses.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [exerciseTests()],
        test: { name: "exercises", include: ["packages/exercises/exercises/**/spec.ts"] },
      },
      { extends: true, test: { name: "demos", include: ["demos/**/*.test.ts"] } },
      { extends: true, test: { name: "audit", include: ["packages/exercises/src/**/*.audit.ts"] } },
    ],
  },
});
