import { describe, expect, it } from "vitest";
import { NotWrittenYet } from "../todo.ts";
import {
  acted,
  close,
  direct,
  equal,
  example,
  exercise,
  fc,
  forAll,
  pairOfVectors,
  throws,
} from "../spec/index.ts";
import { runExercise } from "./run-exercise.ts";

type Dot = (a: readonly number[], b: number[]) => number;

const spec = exercise(
  { title: "The dot product", hints: ["pairs", "the loop", "sum += a[i] * b[i]"] },
  direct<{ dot: Dot; SomeClass: typeof Map; constant: 3 }>(),
  ({ check, act }) => {
    check(
      "multiplies and adds",
      { points: 1 },
      example(async () => {
        equal(await act.dot([1, 2, 3], [4, 5, 6]), 32, "1·4 + 2·5 + 3·6 = 32");
      }),
    );
    check(
      "is the same from both sides",
      { points: 2 },
      forAll(pairOfVectors(), async ([a, b]) => {
        close(await act.dot(a, b), await act.dot(b, a), "order does not matter");
      }),
    );
    check(
      "agrees with the formula",
      { points: 2, needs: ["multiplies and adds"] },
      forAll(pairOfVectors(), async ([a, b]) => {
        close(
          await act.dot(a, b),
          a.reduce((s, x, i) => s + x * b[i], 0),
          "the formula",
        );
      }),
    );
    check(
      "refuses different lengths",
      { points: 1 },
      example(async () => {
        await throws(() => act.dot([1, 2], [1]), "a pair needs a partner");
      }),
    );
  },
);

const right: Dot = (a, b) => {
  if (a.length !== b.length) throw new RangeError("lengths");
  return a.reduce((s, x, i) => s + x * b[i], 0);
};

describe("runExercise", () => {
  it("gives a right answer all points", async () => {
    const result = await runExercise(spec, { learner: { dot: right } });
    expect(result).toMatchObject({ state: "passed", points: 6, maxPoints: 6 });
  });
  it("calls an unwritten answer to do", async () => {
    const dot = () => {
      throw new NotWrittenYet("x");
    };
    const result = await runExercise(spec, { learner: { dot } });
    expect(result).toMatchObject({ state: "to-do", points: 0 });
  });
  it("fails", async () => {
    const dot: Dot = (a, b) => a.slice(1).reduce((s, x, i) => s + x * b[i + 1], 0);
    const result = await runExercise(spec, { learner: { dot } });
    expect(structuredClone(result)).toEqual(result);
    expect(result).toMatchObject({ state: "failed" });
  });
});
void fc;
void acted;
