import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromium, chromiumArguments } from "./src/testing/chromium.ts";

/** The kernels in a real browser: the same tests as in Node, on a page of headless Chromium. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ["gradus-source"] },
  test: {
    name: "browser",
    include: ["src/**/*.test.ts"],
    // What asks for Node's own modules.
    exclude: ["src/**/*.node.test.ts"],
    isolate: false,
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
