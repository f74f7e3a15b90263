import { describe, expect, expectTypeOf, it } from "vitest";
import type { Mat } from "../mat.ts";
import { acted, direct } from "./actions.ts";
import type { CheckOptions } from "./check.ts";
import { slug } from "./check.ts";
import { example } from "./example.ts";
import { type Definition, exercise, type Spec } from "./exercise.ts";
import { SpecError } from "./spec-error.ts";

class Model {
  layers = 1;
}

declare const learner: {
  dot: (a: number[], b: readonly number[]) => number;
  neuron: (x: number[], options?: { bias: number }) => 0 | 1;
  transpose: (a: Mat) => Promise<Mat>;
  Model: typeof Model;
  slope: number;
};

/* oxlint-disable vitest/expect-expect -- the compiler is the judge of types */
describe("the types of act", () => {
  it("makes functions asynchronous and leaves everything else out", () => {
    exercise({ title: "t", hints: [] }, direct<typeof learner>(), ({ check, act }) => {
      expectTypeOf<keyof typeof act>().toEqualTypeOf<"dot" | "neuron" | "transpose">();
      expectTypeOf<ReturnType<typeof act.dot>>().toEqualTypeOf<Promise<number>>();
      expectTypeOf<ReturnType<typeof act.transpose>>().toEqualTypeOf<Promise<Mat>>();
      // Read-only lists and records are welcome, whatever the learner's types say.
      expectTypeOf<Parameters<typeof act.dot>[0]>().toEqualTypeOf<readonly number[]>();
      expectTypeOf(act.neuron).toBeCallableWith([1] as const, { bias: 1 } as const);
      check(
        "c",
        { points: 1 },
        example(() => {}),
      );
    });
  });

  it("drops the learner's module from the parameters of an act", () => {
    interface Acts {
      run: (m: typeof learner, x: number[]) => { z: number };
    }
    exercise({ title: "t", hints: [] }, acted<Acts>(), ({ check, act }) => {
      expectTypeOf<Parameters<typeof act.run>>().toEqualTypeOf<[readonly number[]]>();
      expectTypeOf<ReturnType<typeof act.run>>().toEqualTypeOf<Promise<{ z: number }>>();
      check(
        "c",
        { points: 1 },
        example(() => {}),
      );
    });
  });
});

/* oxlint-enable vitest/expect-expect */

type Define = (definition: Definition<object>) => void;

function define(body: Define, title = "Dots"): Spec {
  return exercise({ title, hints: [] }, direct<object>(), body);
}

const nothing = example(() => {});

describe("exercise", () => {
  it("fills in what a check leaves out", () => {
    const { checks } = define(({ check }) => check("Is 1·1 = 1!", { points: 2 }, nothing));
    expect(checks[0]).toEqual({
      id: "is-1-1-1",
      title: "Is 1·1 = 1!",
      points: 2,
      hint: undefined,
      needs: [],
      visibility: "visible",
      mutates: false,
      law: nothing,
    });
  });

  it("tells its author of contradictions, when it is defined", () => {
    const one = { points: 1 };
    const checks =
      (...all: [string, CheckOptions][]): Define =>
      ({ check }) => {
        for (const [title, options] of all) check(title, options, nothing);
      };
    const wrong: [Define, string?][] = [
      [checks()],
      [checks(["a", one]), " "],
      [checks(["a", one], ["A!", one])],
      [checks(["?", one])],
      [checks(["a", { points: 0.5 }])],
      [checks(["a", { points: -1 }])],
      [checks(["a", { points: 1, needs: ["b"] }], ["b", one])],
      [({ act }) => void (act as { dot: () => unknown }).dot()],
    ];
    const messages = wrong.map(([body, title]) => {
      try {
        define(body, title);
        return "accepted";
      } catch (error) {
        return String(error);
      }
    });
    expect(messages.join("\n\n")).toMatchInlineSnapshot(`
      "SpecError: exercise: "Dots" has no checks.
        An exercise is its checks: without one, everything is right.

      SpecError: exercise: the title is empty.

      SpecError: exercise: "Dots": there are two checks called "A!", or it has no words.
        A check is known by its title.

      SpecError: exercise: "Dots": there are two checks called "?", or it has no words.
        A check is known by its title.

      SpecError: exercise: "Dots": the check "a" has 0.5 points.
        Points are whole numbers from 0 on: sums of fractions drift, and some gradebooks refuse them.

      SpecError: exercise: "Dots": the check "a" has -1 points.
        Points are whole numbers from 0 on: sums of fractions drift, and some gradebooks refuse them.

      SpecError: exercise: "Dots": the check "a" needs "b".
        A check can need the titles of checks before it.

      SpecError: exercise: "Dots" calls an action while it is being defined.
        Actions can be called inside example() and forAll() only."
    `);
  });
});

describe("the time of an exercise", () => {
  const timed = (seconds: number): Spec =>
    exercise({ title: "Dots", hints: [], seconds }, direct<object>(), ({ check }) =>
      check("a", { points: 1 }, nothing),
    );

  it("is a number of seconds", () => {
    expect(timed(60).seconds).toBe(60);
    for (const seconds of [0, -1, 3601, NaN]) expect(() => timed(seconds)).toThrow(SpecError);
    expect(() => timed(0)).toThrowErrorMatchingInlineSnapshot(`
      [SpecError: exercise: "Dots" asks for 0 seconds.
        An exercise's time is a number of seconds, more than 0 and at most 3600.]
    `);
  });
});

describe("slug", () => {
  it("keeps letters and digits of every alphabet", () => {
    expect(slug("σ(−z) = 1 − σ(z)")).toBe("σ-z-1-σ-z");
    expect(slug("Ärger mit NaN?")).toBe("a-rger-mit-nan");
  });
});
