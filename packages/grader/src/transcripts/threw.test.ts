import { describe, expect, it } from "vitest";
import { transcript } from "../testing/desk-copy.ts";
import { foreignFrame } from "../testing/foreign-frame.ts";

/** What a learner reads after this body of the sigmoid. */
async function ran(body: string, above = ""): Promise<string> {
  const source = `${above}export function sigmoid(z: number): number {\n  ${body}\n}\n`;
  const { text } = await transcript("02-neuron/03-sigmoid", source);
  expect(text).not.toMatch(foreignFrame);
  return text;
}

describe("a program that throws", () => {
  it("an error is shown the line of its own file", async () => {
    const body = "const powers: number[] = [];\n  return powers[3].valueOf() + z;";
    expect(await ran(body)).toMatchInlineSnapshot(`
      "
        The sigmoid                                               02-neuron/03-sigmoid

        ✗ is ½ at 0, ¾ at ln 3 and ¼ at −ln 3                                  1 point
        · 4 more checks after this one

          sigmoid(0)
          threw     a TypeError: Cannot read properties of undefined (reading
                    'valueOf')
          Something is not there where it is read: an index past the end of a list, or
          a name that was never given a value.

          <course>/exercises/02-neuron/03-sigmoid/exercise.ts:3:20

        Not there yet: 0 of 7 points.
      "
    `);
  });

  it("a text is told to throw an Error", async () => {
    expect(await ran('throw "not a number: " + z;')).toMatchInlineSnapshot(`
      "
        The sigmoid                                               02-neuron/03-sigmoid

        ✗ is ½ at 0, ¾ at ln 3 and ¼ at −ln 3                                  1 point
        · 4 more checks after this one

          sigmoid(0)
          threw     the string "not a number: 0"
          Only an Error says where it comes from. Try: throw new RangeError("…")

          <course>/exercises/02-neuron/03-sigmoid/exercise.ts:1:1

        Not there yet: 0 of 7 points.
      "
    `);
  });

  it("because it calls itself without end is told so", async () => {
    expect(await ran("return sigmoid(z);")).toMatchInlineSnapshot(`
      "
        The sigmoid                                               02-neuron/03-sigmoid

        ✗ is ½ at 0, ¾ at ln 3 and ¼ at −ln 3                                  1 point
        · 4 more checks after this one

          sigmoid(0)
          threw     a RangeError: Maximum call stack size exceeded
          A function that calls itself and never stops is the usual reason.

          <course>/exercises/02-neuron/03-sigmoid/exercise.ts:2:3

        Not there yet: 0 of 7 points.
      "
    `);
  });

  it("before anything is called is told so", async () => {
    expect(await ran("return z;", 'const limit = Number("x").toFixed(200);\n'))
      .toMatchInlineSnapshot(`
      "
        The sigmoid                                               02-neuron/03-sigmoid

        ✗ The file stopped while it was read, before any function was called.
          It threw a RangeError: toFixed() digits argument must be between 0 and 100.

          <course>/exercises/02-neuron/03-sigmoid/exercise.ts:1:27

        Not there yet: 0 of 7 points.
      "
    `);
  });

  it("where nobody is there to catch it is told so besides", async () => {
    const body = 'void Promise.reject(new Error("lost"));\n  return z;';
    expect(await ran(body)).toMatchInlineSnapshot(`
      "
        The sigmoid                                               02-neuron/03-sigmoid

        ✗ is ½ at 0, ¾ at ln 3 and ¼ at −ln 3                                  1 point
        · 4 more checks after this one

          sigmoid(0)
          gave      0
          expected  0.5
          because   1 / (1 + e⁰) = 1 / (1 + 1)

          <course>/exercises/02-neuron/03-sigmoid/exercise.ts:1:1

        Besides, your program threw an Error: lost, and nobody was there to catch it.
          A Promise that nobody waits for (is an await missing?) is the usual reason.

        Not there yet: 0 of 7 points.
      "
    `);
  });
});

describe("what a program prints", () => {
  it("is shown with the verdict, made harmless", async () => {
    const body = 'console.log("z =", z, "\\u001B[31mred\\u001B[0m");\n  return z;';
    expect(await ran(body)).toMatchInlineSnapshot(`
      "
        The sigmoid                                               02-neuron/03-sigmoid

        ✗ is ½ at 0, ¾ at ln 3 and ¼ at −ln 3                                  1 point
        · 4 more checks after this one

          sigmoid(0)
          gave      0
          expected  0.5
          because   1 / (1 + e⁰) = 1 / (1 + 1)

          <course>/exercises/02-neuron/03-sigmoid/exercise.ts:1:1

        Your program printed:
        │ z = 0 red

        Not there yet: 0 of 7 points.
      "
    `);
  });
});

describe("softmax", () => {
  it("without a shift overflows, and is recognized", async () => {
    const source = `import type { Mat } from "#mat";

export function softmax({ rows, columns, data }: Mat): Mat {
  const result: number[] = [];
  for (let row = 0; row < rows; row++) {
    const powers = data.slice(row * columns, (row + 1) * columns).map(Math.exp);
    const total = powers.reduce((sum, power) => sum + power, 0);
    result.push(...powers.map((power) => power / total));
  }
  return { rows, columns, data: result };
}
`;
    const { text } = await transcript("02-neuron/08-softmax", source);
    expect(text).not.toMatch(foreignFrame);
    expect(text).toMatchInlineSnapshot(`
      "
        The softmax                                               02-neuron/08-softmax

        ✓ turns a row of scores into shares of e to their power                1 point
        ✓ treats every row on its own                                          1 point
        ✓ gives every row probabilities that sum to 1                          1 point
        ✓ puts two scores that differ by d exactly e^d apart                   1 point
        ✓ does not change when one number is added to all scores of a row      1 point
        ✗ stays right for scores of 1000 and −1000                            2 points
        · 1 more check after this one

          softmax({rows: 3, columns: 2, data: [1000, 999, -1000, -1001, 2, 1]})
          gave      {rows: 3, columns: 2, data: [NaN, NaN, NaN, NaN,
                    0.7310585786300049, 0.2689414213699951]}
          expected  {rows: 3, columns: 2, data: [0.731059, 0.268941, 0.731059,
                    0.268941, 0.731059, 0.268941]}
          data[0] is NaN, where 0.7310585786300049 is expected. 4 of 6 are wrong.
          NaN is not a number: it comes from 0 / 0, ∞ − ∞, or calculating with
          undefined.
          because   seen from its highest score, each of these rows is 0 and −1

          <course>/exercises/02-neuron/08-softmax/exercise.ts:3:1

        Your result matches: The exponential of 1000 is Infinity, and Infinity /
          Infinity is NaN: the scores are not shifted before they meet Math.exp.

        Not there yet: 5 of 8 points.
      "
    `);
  });
});
