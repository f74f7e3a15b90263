import { describe, expect, it } from "vitest";
import { runExercise } from "../run/run-exercise.ts";
import { direct } from "../spec/actions.ts";
import { example } from "../spec/example.ts";
import { exercise } from "../spec/exercise.ts";
import { forAll } from "../spec/for-all.ts";
import { pairOfVectors } from "../spec/generators.ts";
import { close } from "../spec/matchers/close.ts";
import { equal } from "../spec/matchers/equal.ts";
import { finite } from "../spec/matchers/finite.ts";
import { holds } from "../spec/matchers/holds.ts";
import { throws } from "../spec/matchers/throws.ts";
import type { Law } from "../spec/law.ts";
import { todo } from "../todo.ts";
import { renderVerdict, type VerdictContext, verdictText } from "./render-verdict.ts";

interface Acts {
  readonly f: (...args: unknown[]) => Promise<unknown>;
}

/** The verdict on `f` under one law. */
async function verdict(
  f: (...args: never[]) => unknown,
  law: (act: Acts) => Law,
  context?: VerdictContext,
): Promise<string> {
  const spec = exercise({ title: "t", hints: [] }, direct<Acts>(), ({ check, act }) => {
    check("is right", { points: 1 }, law(act));
  });
  const { checks } = await runExercise(spec, { learner: { f } });
  return verdictText(renderVerdict(checks[0], context));
}

/** A law of one example, about what `f` gives for 1 and 2. */
const shows =
  (matcher: (result: unknown) => void) =>
  (act: Acts): Law =>
    example(async () => matcher(await act.f(1, 2)));

describe("renderVerdict", () => {
  it("says what was called, what came back, what was expected and why", async () => {
    const context = {
      diagnosis: "It adds one.",
      hint: "Look at the start.",
      place: "exercise.ts:3:5",
    };
    const is3 = shows((result) => equal(result, 3, "1 + 2 = 3"));
    expect(await verdict(() => 4, is3, context)).toMatchInlineSnapshot(`
      "is right
        f(1, 2)
        gave      4
        expected  3
        because   1 + 2 = 3
        at exercise.ts:3:5
        Your result matches: It adds one.
        Hint: Look at the start."
    `);
  });

  it("adds a sentence where numbers alone do not speak", async () => {
    const is3 = shows((result) => close(result, 3, "1 + 2 = 3"));
    const isList = shows((result) => equal(result, [1, 2, 3], "all three"));
    const texts = [
      await verdict(() => 3.0003, is3),
      await verdict(() => NaN, is3),
      await verdict(() => undefined, is3),
      await verdict(() => () => 3, is3),
      await verdict(() => [1, 5, 3], isList),
      await verdict(() => [1, 2], isList),
      await verdict(
        (x: number[]) => x.fill(0),
        (act) => example(async () => void (await act.f([1, 2]))),
      ),
    ];
    expect(texts.join("\n\n")).toMatchInlineSnapshot(`
      "is right
        f(1, 2)
        gave      3.0003
        expected  3
        It is off by a little (0.01 % at most): a formula that is nearly right.
        because   1 + 2 = 3

      is right
        f(1, 2)
        gave      NaN
        expected  3
        NaN is not a number: it comes from 0 / 0, ∞ − ∞, or calculating with undefined.
        because   1 + 2 = 3

      is right
        f(1, 2)
        gave      undefined
        expected  3
        Nothing came back (undefined): is a \`return\` missing?
        because   1 + 2 = 3

      is right
        f(1, 2)
        gave      something that is no data
        It is a function, where plain data is expected.
        because   the checks read numbers, texts, lists and records

      is right
        f(1, 2)
        gave      [1, 5, 3]
        expected  [1, 2, 3]
        Element 1 is 5, where 2 is expected.
        because   all three

      is right
        f(1, 2)
        gave      [1, 2]
        expected  [1, 2, 3]
        The result is a list of length 2, where a list of length 3 is expected.
        because   all three

      is right
        f([1, 2])
        gave      [0, 0]
        The call changed its argument: afterwards it was [0, 0].
        because   whoever calls a function still needs what it passed in: work on a copy"
    `);
  });

  it("says what was thrown, or that nothing was", async () => {
    const is3 = shows((result) => equal(result, 3, "1 + 2 = 3"));
    const refuses = (act: Acts): Law =>
      example(() => throws(() => act.f(-1), "there is no list of −1 numbers"));
    const fail = (error: unknown) => (): never => {
      throw error;
    };
    const texts = [
      await verdict(fail("oops"), is3),
      await verdict(fail(new RangeError("f: too far.\n  A rule.\n  Try: less")), is3, {
        place: "exercise.ts:3:5",
      }),
      await verdict(() => 7, refuses),
      await verdict(fail(new TypeError("x is not a function")), refuses),
      await verdict(() => todo("add up"), is3),
    ];
    expect(texts.join("\n\n")).toMatchInlineSnapshot(`
      "is right
        f(1, 2)
        threw     the string "oops"

      is right
        f(1, 2)
        threw     a RangeError: f: too far.
        A rule.
        Try: less
        at exercise.ts:3:5

      is right
        f(-1)
        gave      7
        expected  an error
        because   there is no list of −1 numbers

      is right
        f(-1)
        It stumbled over a TypeError: x is not a function. An error that it throws itself is expected.
        because   there is no list of −1 numbers

      is right
        Not written yet: add up."
    `);
  });

  it("shows all calls that are compared, and only those", async () => {
    const symmetric = (act: Acts): Law =>
      forAll(pairOfVectors(), async ([a, b]) => {
        finite(await act.f(a, a), "");
        close(await act.f(a, b), await act.f(b, a), "order does not matter");
      });
    const rises = (act: Acts): Law =>
      example(async () => {
        equal(await act.f([0], [0]), 0, "");
        const [low, high] = [await act.f([1], [1]), await act.f([2], [1])];
        holds(Number(high) > Number(low), "2 gives more than 1");
      });
    const part = (act: Acts): Law =>
      example(async () => {
        const { w } = (await act.f([3], [4])) as { w: number[] };
        equal(w, [1, 2], "two weights");
      });
    const texts = [
      await verdict((a: number[]) => a[0], symmetric),
      await verdict((a: number[]) => -a[0], rises),
      await verdict(() => ({ w: [1, 3], b: 0 }), part),
    ];
    expect(texts.join("\n\n")).toMatchInlineSnapshot(`
      "is right
        f([0], [1]) gave 0
        f([1], [0]) gave 1
        expected  the same from both
        because   order does not matter
        This is the smallest example found that does not pass.

      is right
        f([1], [1]) gave -1
        f([2], [1]) gave -2
        expected  2 gives more than 1

      is right
        f([3], [4])
        gave      {w: [1, 3], b: 0}
        found     w = [1, 3]
        expected  [1, 2]
        Element 1 is 3, where 2 is expected.
        because   two weights"
    `);
  });

  it("stays short", async () => {
    const long = Array.from({ length: 5000 }, (_, i) => i / 3);
    const text = await verdict(
      () => [...long, 1],
      shows((result) => equal(result, [...long, 2], "the last is 2")),
    );
    expect(text.split("\n").length).toBeLessThanOrEqual(12);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(120);
    expect(text).toContain("Element 5000 is 1, where 2 is expected.");
  });
});
