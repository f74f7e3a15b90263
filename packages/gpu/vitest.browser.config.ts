import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromium, chromiumArguments } from "./src/testing/chromium.ts";

/**
 * The whole parity suite and a training step in a real browser, on a page of headless Chromium.
 *
 * Tests of single kernels run in Node only, on the same WGSL and the same implementation of WebGPU.
 */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ["gradus-source"] },
  optimizeDeps: { include: ["fast-check"] },
  // A page has no environment. Where it has no adapter, a gate fails, and on other machines it is said loudly.
  define: { "process.env": { CI: process.env["CI"] ?? "" } },
  test: {
    name: "browser",
    include: ["src/parity/parity.test.ts", "src/training-step.test.ts"],
    isolate: false,
    testTimeout: 60_000,
    // After the tests in Node: both ask for all that a machine has.
    sequence: { groupOrder: 2 },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { executablePath: chromium(), args: [...chromiumArguments] },
      }),
      instances: [{ browser: "chromium" }],
    },
  },
});
