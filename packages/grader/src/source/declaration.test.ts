import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declaration } from "./declaration.ts";

const ways = [
  "export function NAME(",
  "export const NAME = ",
  "export async function NAME(",
  "class NAME {",
  "export let NAME: number",
];
const names = fc.stringMatching(/^[a-zA-Z_$][\w$]{0,8}$/);

describe("declaration", () => {
  it("finds a name in every way of declaring it, on its line", () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...ways), fc.nat({ max: 30 }), (name, way, above) => {
        const lines = [
          ...Array.from({ length: above }, () => `  ${name}();`),
          way.replace("NAME", () => name),
        ];
        expect(declaration(lines.join("\n"), name)).toEqual({ line: above + 1, column: 1 });
      }),
    );
  });

  it("does not take a longer name for a shorter one", () => {
    expect(declaration("export function dotProduct() {}", "dot")).toBeUndefined();
  });
});
