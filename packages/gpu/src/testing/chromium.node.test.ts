import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chromium } from "./chromium.ts";

const found = chromium();
const absent = "There is no Chromium here, or Chrome, to run the parity suite in a browser.";

/* Project `browser` exists only where there is one, so its absence has to be told here. */
if (found === undefined && !process.env["CI"]) {
  console.error(`NOT RUN: project "browser". ${absent}`);
  describe.skip("the tests in a browser", () => it("need a Chromium", () => {}));
} else {
  describe("the tests in a browser", () => {
    it("have a Chromium", () => {
      if (found === undefined) {
        throw new Error(
          `${absent}\n` +
            "  The same kernels have to compute alike in a browser, and must not go unchecked here.\n" +
            "  Try: .ci/system-packages, or the path of one in GRADUS_CHROMIUM",
        );
      }
      expect(existsSync(found)).toBe(true);
    });
  });
}
