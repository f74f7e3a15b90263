import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../commands/check.ts";
import { deskCopy, transcript } from "../testing/desk-copy.ts";
import { foreignFrame } from "../testing/foreign-frame.ts";

/** What a learner reads after this body of the dot product, with a second and a half to run unless said otherwise. */
async function ran(body: string, above = "", seconds = 1.5): Promise<string> {
  const source = `${above}export function dot(a: readonly number[], b: readonly number[]): number {\n  ${body}\n}\n`;
  const { text, exitCode } = await transcript("01-numbers/01-dot-product", source, {
    seconds,
  });
  expect(text).not.toMatch(foreignFrame);
  expect(exitCode).toBe(1);
  return text;
}

describe("a program that does not come to its end", { timeout: 20_000 }, () => {
  it("because a loop never ends is stopped", async () => {
    expect(await ran("while (a.length > 0 && b.length > 0);\n  return 0;")).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

        ✗ Your program did not come to an end within 1.5 seconds, so it was stopped.
          A loop that never ends is the usual reason: does every turn bring it closer
          to its end?
          It was in this call:

          dot([1, 2, 3], [4, 5, 6])

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:1:1

        Not there yet: 0 of 6 points.
      "
    `);
  });

  it("because it ends itself is told so, whatever its exit code", async () => {
    expect(await ran("process.exit(0);")).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

        ✗ Your program ended itself before the checks were through.
          process.exit() ends the whole program. A function ends, and gives its
          answer, with return.
          It was in this call:

          dot([1, 2, 3], [4, 5, 6])

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:1:1

        Not there yet: 0 of 6 points.
      "
    `);
  });

  it("because it waits for nothing is told so", async () => {
    expect(await ran("return 0;", "await new Promise(() => {});\n")).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ Your program waits for something that never comes.
          An await on a Promise that nobody ever resolves is the usual reason.
          It was still reading the file: no function had been called yet.

        Not there yet: 0 of 6 points.
      "
    `);
  });

  it("because it prints without end is stopped", async () => {
    // Here time must not be what runs out, however busy the machine is.
    const forever = 'for (;;) console.log("still here");';
    expect(await ran(forever, "", 15)).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

        ✗ Your program printed more than 1024 KB, so it was stopped.
          A console.log inside a loop that does not end is the usual reason.
          It was in this call:

          dot([1, 2, 3], [4, 5, 6])

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:1:1

        Your program printed:
        │ still here
        │ still here
        │ still here
        │ still here
        │ still here
        │ still here
        │ still here
        │ still here
        │ still here
        │ still here
        │ … 5938 lines more …
        │ still here
        │ still here
        │ still here
        │ still here
        │ still here
        │ still here
        │ still here
        │ still here
        │ still here
        │ still her
        │ … and more, which was not kept

        Not there yet: 0 of 6 points.
      "
    `);
  });

  it("because it writes to the grader's channel is told so", async () => {
    const above = 'const { writeSync } = process.getBuiltinModule("node:fs");\n';
    expect(await ran('writeSync(3, "all points, please");\n  return 0;', above))
      .toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

        ✗ Your program wrote to the grader's private channel.
          File descriptor 3 carries the results of the checks. To print something, use
          console.log().
          It was in this call:

          dot([1, 2, 3], [4, 5, 6])

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:2:1

        Not there yet: 0 of 6 points.
      "
    `);
  });
});

describe("a program that runs out of memory", { timeout: 20_000 }, () => {
  it("because a list grows without end is told so", async () => {
    const source = `export function dot(a: readonly number[], b: readonly number[]): number {
  const products: number[][] = [];
  for (;;) products.push(new Array(1000).fill(a[0] * b[0]));
}
`;
    const { text } = await transcript("01-numbers/01-dot-product", source);
    expect(text).not.toMatch(foreignFrame);
    expect(text).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

        ✗ Your program ran out of memory.
          A list that is made far too long, or that grows in a loop without end, is
          the usual reason: 96 MB are enough for every exercise.
          It was in this call:

          dot([1, 2, 3], [4, 5, 6])

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:1:1

        Not there yet: 0 of 6 points.
      "
    `);
  });

  it("because a list is far too long is told so", async () => {
    const source = `export function dot(a: readonly number[], b: readonly number[]): number {
  const products = new Array(1e9).fill(0);
  return products.length + a.length + b.length;
}
`;
    const { text } = await transcript("01-numbers/01-dot-product", source);
    expect(text).not.toMatch(foreignFrame);
    expect(text).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

        ✗ Your program ran out of memory.
          A list that is made far too long, or that grows in a loop without end, is
          the usual reason: 96 MB are enough for every exercise.
          It was in this call:

          dot([1, 2, 3], [4, 5, 6])

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:1:1

        Not there yet: 0 of 6 points.
      "
    `);
  });

  it("because a typed array is far too long is told so", async () => {
    const source = `export function dot(a: readonly number[], b: readonly number[]): number {
  const products = new Float64Array(8e8).fill(1);
  return products.length + a.length + b.length;
}
`;
    const { text } = await transcript("01-numbers/01-dot-product", source);
    expect(text).not.toMatch(foreignFrame);
    expect(text).toMatch(/ran out of memory|Array buffer allocation failed/);
  });
});

describe("an exercise with a time of its own", { timeout: 20_000 }, () => {
  it("is stopped after that time, unless the command line gives another", async () => {
    const desk = deskCopy("01-numbers/01-dot-product");
    const spec = join(dirname(desk.file), "spec.ts");
    writeFileSync(spec, readFileSync(spec, "utf8").replace(/title: .*/, "$& seconds: 0.75,"));
    desk.write("export function dot(): number {\n  for (;;);\n}\n");
    await check(desk.kit(), ["dot-product"]);
    expect(desk.read()).toContain("within 0.75 seconds, so it was stopped.");
    await check(desk.kit({ seconds: 1.25 }), ["dot-product"]);
    expect(desk.read()).toContain("within 1.25 seconds, so it was stopped.");
    desk.remove();
  });
});
