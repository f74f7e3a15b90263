import { describe, expect, it } from "vitest";
import { transcript } from "../testing/desk-copy.ts";
import { foreignFrame } from "../testing/foreign-frame.ts";

/** What a learner reads after writing this file for the dot product. */
async function written(source: string): Promise<string> {
  const { text, exitCode } = await transcript("01-numbers/01-dot-product", source);
  expect(text).not.toMatch(foreignFrame);
  expect(exitCode).toBe(1);
  return text;
}

const right = "return a.reduce((sum, x, i) => sum + x * b[i], 0);";

describe("a file that cannot be read", () => {
  it("because a bracket is missing shows the line and the place", async () => {
    const source = `export function dot(a: number[], b: number[]) {\n  return a.map((x, i) => x * b[i];\n}\n`;
    expect(await written(source)).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ The file cannot be read as TypeScript yet.
          Here stands ";", where ")" is expected.

          2 │   return a.map((x, i) => x * b[i];
            │                                  ^

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:2:34
      "
    `);
  });

  it("because it ends too early says so", async () => {
    const source = `export function dot(a: number[], b: number[]) {\n  ${right}\n`;
    expect(await written(source)).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ The file cannot be read as TypeScript yet.
          The file ends too early: a bracket that was opened is not closed.

          3 │ 
            │ ^

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:3:1
      "
    `);
  });

  it("because it imports what does not exist names it", async () => {
    const source = `import { times } from "./times.ts";\nexport const dot = times;\n`;
    expect(await written(source)).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ The file cannot be read as TypeScript yet.
          There is no "./times.ts" to import. Is its name written rightly?

          1 │ import { times } from "./times.ts";
            │                       ^^^^^^^^^^^^

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:1:23
      "
    `);
  });

  it("because it imports a name that is not exported names it", async () => {
    const source = `import { sum } from "#mat";\nexport const dot = sum;\n`;
    expect(await written(source)).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ The file cannot be read as TypeScript yet.
          mat.ts exports no \`sum\`.

          1 │ import { sum } from "#mat";
            │          ^^^

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:1:10
      "
    `);
  });

  it("because it imports what no answer needs says that it does not need it", async () => {
    const source = `import { readFileSync } from "node:fs";\nexport const dot = () => readFileSync("x");\n`;
    expect(await written(source)).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ The file cannot be read as TypeScript yet.
          This exercise does not need "node:fs": what it takes is in the language
          itself, or imported already.

          1 │ import { readFileSync } from "node:fs";
            │                              ^^^^^^^^^

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:1:30
      "
    `);
  });

  it("marks the right character after letters that take several bytes", async () => {
    const source = `export const σ = "∂L/∂x"; export function dot(a: number[] {\n}\n`;
    expect(await written(source)).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ The file cannot be read as TypeScript yet.
          Here stands "{", where ")" is expected.

          1 │ export const σ = "∂L/∂x"; export function dot(a: number[] {
            │                                                           ^

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:1:59
      "
    `);
  });
});

describe("a file that can be read", () => {
  it("but exports another name is told which name is called", async () => {
    const source = `export function dotProduct(a: number[], b: number[]): number {\n  ${right}\n}\n`;
    expect(await written(source)).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

          dot([1, 2, 3], [4, 5, 6])
          The exercise exports no \`dot\`: was it renamed, or is \`export\` missing?
          because   the checks call it by this name

        Not there yet: 0 of 6 points.
      "
    `);
  });

  it("is checked in spite of a type error, which is mentioned", async () => {
    const source = `export function dot(a: readonly number[], b: readonly number[]): string {
  if (a.length !== b.length) throw new RangeError("lengths");
  ${right}
}
`;
    const { text, exitCode } = await transcript("01-numbers/01-dot-product", source);
    expect(exitCode).toBe(0);
    expect(text).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✓ multiplies pair by pair and adds up                                  1 point
        ✓ counts every pair once, from the first to the last                  2 points
        ✓ adds up where vectors add up: a · (b + c) = a · b + a · c            1 point
        ✓ is 0 for two empty vectors                                           1 point
        ✓ refuses vectors of different lengths, whichever is longer            1 point

        TypeScript noticed:
          Type 'number' is not assignable to type 'string'.
          <course>/exercises/01-numbers/01-dot-product/exercise.ts:3:3

        Done: 6 of 6 points.
        Every exercise is done. Well done.

      "
    `);
  });
});
