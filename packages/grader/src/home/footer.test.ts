import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paper } from "../render/paper.ts";
import { lengthOf } from "../render/wrap.ts";
import { footer } from "./footer.ts";
import { keys } from "./keys.ts";

describe("footer", () => {
  it("names every key on one line, however narrow the terminal is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 36, max: 200 }), (columns) => {
        const line = footer(paper({ isTTY: true, columns, env: { NO_COLOR: "1" } }));
        expect(lengthOf(line)).toBeLessThanOrEqual(columns);
        for (const { key } of keys) expect(line).toContain(key);
      }),
    );
  });
});
