import { describe, expect, it } from "vitest";
import { transcript } from "../testing/desk-copy.ts";
import { foreignFrame } from "../testing/foreign-frame.ts";

const dotProduct = "01-numbers/01-dot-product";

/** What a learner reads after this answer to the dot product. */
async function answered(body: string): Promise<string> {
  const source = `import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("A pair needs a partner.");
${body}
}
`;
  const { text } = await transcript(dotProduct, source);
  expect(text).not.toMatch(foreignFrame);
  return text;
}

describe("an answer", () => {
  it("that is right is done", async () => {
    const text = await answered("  return a.reduce((sum, x, i) => sum + x * b[i], 0);");
    expect(text).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✓ multiplies pair by pair and adds up                                  1 point
        ✓ counts every pair once, from the first to the last                  2 points
        ✓ adds up where vectors add up: a · (b + c) = a · b + a · c            1 point
        ✓ is 0 for two empty vectors                                           1 point
        ✓ refuses vectors of different lengths, whichever is longer            1 point

        Done: 6 of 6 points.
        Every exercise is done. Well done.

      "
    `);
  });

  it("that was not begun is to do, not wrong", async () => {
    const { text, exitCode } = await transcript(dotProduct, (stub) => stub);
    expect(exitCode).toBe(0);
    expect(text).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ○ Not written yet: multiply pair by pair and add up.

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:16:10
          <course>/exercises/01-numbers/01-dot-product/lesson.md

        To do: 0 of 6 points.
      "
    `);
  });

  it("that leaves out the last pair is recognized", async () => {
    const text = await answered(
      "  let sum = 0;\n  for (let i = 0; i < a.length - 1; i++) sum += a[i] * b[i];\n  return sum;",
    );
    expect(text).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

          dot([1, 2, 3], [4, 5, 6])
          gave      14
          expected  32
          because   1·4 + 2·5 + 3·6 = 32

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:3:1

        Your result matches: The last pair is left out: the loop ends at i < a.length
          − 1; it has to go on while i < a.length.

        Not there yet: 0 of 6 points.
      "
    `);
  });

  it("without a return gives nothing", async () => {
    const text = await answered("  a.reduce((sum, x, i) => sum + x * b[i], 0);");
    expect(text).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

          dot([1, 2, 3], [4, 5, 6])
          gave      undefined
          expected  32
          Nothing came back (undefined): is a \`return\` missing?
          because   1·4 + 2·5 + 3·6 = 32

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:3:1

        TypeScript noticed:
          A function whose declared type is neither 'undefined', 'void', nor 'any'
          must return a value.
          <course>/exercises/01-numbers/01-dot-product/exercise.ts:3:38

        Not there yet: 0 of 6 points.
      "
    `);
  });

  it("that reads past the end gives NaN", async () => {
    const text = await answered(
      "  let sum = 0;\n  for (let i = 0; i <= a.length; i++) sum += a[i] * b[i];\n  return sum;",
    );
    expect(text).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

          dot([1, 2, 3], [4, 5, 6])
          gave      NaN
          expected  32
          NaN is not a number: it comes from 0 / 0, ∞ − ∞, or calculating with
          undefined.
          because   1·4 + 2·5 + 3·6 = 32

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:3:1

        Not there yet: 0 of 6 points.
      "
    `);
  });

  it("that fails for one special case is shown that case", async () => {
    const text = await answered("  return a.map((x, i) => x * b[i]).reduce((s, x) => s + x);");
    expect(text).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✓ multiplies pair by pair and adds up                                  1 point
        ✓ counts every pair once, from the first to the last                  2 points
        ✓ adds up where vectors add up: a · (b + c) = a · b + a · c            1 point
        ✗ is 0 for two empty vectors                                           1 point
        ✓ refuses vectors of different lengths, whichever is longer            1 point

          dot([], [])
          threw     a TypeError: Reduce of empty array with no initial value

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:5:36

        Your result matches: Without a value to start from, reduce cannot add up an
          empty list; give it 0 as its second argument.

        Not there yet: 5 of 6 points.
      "
    `);
  });

  it("that changes what it was given is told so", async () => {
    const text = await answered(
      "  const rest = b as number[];\n  return a.reduce((sum, x) => sum + x * (rest.shift() ?? 0), 0);",
    );
    expect(text).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

          dot([1, 2, 3], [4, 5, 6])
          gave      32
          The call changed argument 2: afterwards it was [].
          because   whoever calls a function still needs what it passed in: work on a
                    copy

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:3:1

        Not there yet: 0 of 6 points.
      "
    `);
  });

  it("in another form than a number is told which", async () => {
    const text = await answered("  return a.map((x, i) => x * b[i]) as never;");
    expect(text).toMatchInlineSnapshot(`
      "
        The dot product                                      01-numbers/01-dot-product

        ✗ multiplies pair by pair and adds up                                  1 point
        · 4 more checks after this one

          dot([1, 2, 3], [4, 5, 6])
          gave      [4, 10, 18]
          expected  32
          The result is a list of length 3, where a number is expected.
          because   1·4 + 2·5 + 3·6 = 32

          <course>/exercises/01-numbers/01-dot-product/exercise.ts:3:1

        Not there yet: 0 of 6 points.
      "
    `);
  });
});
