import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeTokens } from "./code-tokens.ts";
import { allSums, codeOf, printsOf } from "./prints.ts";
import { similarPairs } from "./similar-pairs.ts";

const answer = `
import type { Vec } from "#mat";
/** The dot product. */
export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("the lengths differ");
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
`;
const renamed = answer
  .replaceAll(/\ba\b/g, "first")
  .replaceAll(/\bb\b/g, "second")
  .replaceAll("sum", "total")
  .replaceAll("the lengths differ", "no!")
  .replaceAll("  ", "\t")
  .replace("/** The dot product. */", "// mine");

describe("codeTokens", () => {
  it("does not see names, texts, numbers, comments and layout", () => {
    expect(codeTokens(renamed)).toEqual(codeTokens(answer));
    expect(codeTokens("let x = a.map((y) => y * 2); // twice")).toEqual([
      "I",
      "I",
      "=",
      "I",
      ".",
      "map",
      "(",
      "(",
      "I",
      ")",
      "=",
      ">",
      "I",
      "*",
      "N",
      ")",
      ";",
    ]);
  });

  it("reads anything, in time that grows with its length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(codeTokens(text)).toBeInstanceOf(Array);
      }),
    );
    const start = performance.now();
    for (const piece of ["(", "/*", '"', "`", "\\", "'\\", "!", "/", "a.", "`${"])
      codeTokens(piece.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe("printsOf", () => {
  it("is the same for the same program under other names", () => {
    expect(printsOf(renamed).prints).toEqual(printsOf(answer).prints);
  });

  it("shares a print wherever two programs share 17 tokens in a row", () => {
    const some = fc.array(
      fc.constantFrom("a", "1", "+", "(", ")", "if", "return", ";", "=", "[", "]"),
      { minLength: 0, maxLength: 30 },
    );
    const run = fc.array(fc.constantFrom("a", "1", "+", "(", ")", "if", "return", ";", "[", "]"), {
      minLength: 17,
      maxLength: 30,
    });
    fc.assert(
      fc.property(run, some, some, some, some, (shared, a, b, c, d) => {
        const one = printsOf([...a, ...shared, ...b].join(" ")).prints;
        const other = new Set(printsOf([...c, ...shared, ...d].join(" ")).prints);
        expect(one.some((print) => other.has(print))).toBe(true);
      }),
    );
  });

  it("counts nothing of what was given", () => {
    expect(printsOf(answer, allSums([answer])).prints).toEqual([]);
    expect(codeOf("Text\n```ts\nlet a = 1;\n```\n```sh\nls\n```\n")).toEqual(["let a = 1;\n"]);
  });
});

describe("similarPairs", () => {
  const own = (from: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => from + i);

  it("finds two that share what nobody else has, and not what all have", () => {
    const answers = Array.from({ length: 20 }, (_, i) => ({
      name: `s${i}`,
      prints: [...own(0, 10), ...own(1000 * (i + 1), 10)],
    }));
    expect(similarPairs(answers)).toEqual([]);
    answers[7] = { name: "s7", prints: [...own(0, 10), ...own(4000, 9), 99] };
    expect(similarPairs(answers)).toEqual([{ one: "s3", other: "s7", shared: 9, share: 0.9 }]);
  });
});
