import { describe, expect, it } from "vitest";
import { runExercise } from "../run/run-exercise.ts";
import { direct } from "../spec/actions.ts";
import { example } from "../spec/example.ts";
import { exercise } from "../spec/exercise.ts";
import { forAll } from "../spec/for-all.ts";
import { pairOfVectors } from "../spec/generators.ts";
import { close } from "../spec/matchers/close.ts";
import { equal } from "../spec/matchers/equal.ts";
import { throws } from "../spec/matchers/throws.ts";
import { diagnose, type Mistake } from "./diagnose.ts";
import { readDiagnosis } from "./read-diagnosis.ts";

type Dot = (a: readonly number[], b: readonly number[]) => number;

const sum: Dot = (a, b) => a.reduce((total, x, i) => total + x * b[i], 0);

const right: Dot = (a, b) => {
  if (a.length !== b.length) throw new RangeError("lengths");
  return sum(a, b);
};

const spec = exercise({ title: "dot", hints: [] }, direct<{ dot: Dot }>(), ({ check, act }) => {
  check(
    "adds up",
    { points: 1 },
    example(async () => equal(await act.dot([1, 2], [3, 4]), 11, "")),
  );
  check(
    "is its formula",
    { points: 1 },
    forAll(pairOfVectors(), async ([a, b]) => close(await act.dot(a, b), sum(a, b), "")),
  );
  check(
    "refuses",
    { points: 1 },
    example(async () => throws(() => act.dot([1, 2], [1]), "")),
  );
});

function mistake(name: string, dot: Dot): Mistake {
  return { name, diagnosis: `It is ${name}.`, module: { dot } };
}

const mistakes = [
  mistake("last-left-out", (a, b) => right(a, b) - a[a.length - 1] * b[a.length - 1]),
  mistake("absolute", (a, b) => right(a.map(Math.abs), b.map(Math.abs))),
  mistake("never-refuses", sum),
  mistake("throws", () => {
    throw new TypeError("no");
  }),
];

async function namesFor(dot: Dot, known: readonly Mistake[] = mistakes): Promise<string[]> {
  const result = await runExercise(spec, { learner: { dot } });
  return (await diagnose(result, known)).map(({ name }) => name);
}

describe("diagnose", () => {
  it("recognizes every mistake as itself", async () => {
    for (const { name, module } of mistakes) {
      expect((await namesFor(module["dot"] as Dot))[0]).toBe(name);
    }
  });

  it("recognizes a mistake in another order of summation", async () => {
    const backwards: Dot = (a, b) => {
      if (a.length !== b.length) throw new RangeError("another message");
      let total = 0;
      for (let i = a.length - 2; i >= 0; i--) total += a[i] * b[i];
      return total;
    };
    expect(await namesFor(backwards)).toEqual(["last-left-out"]);
  });

  it("says nothing about a right answer, an unwritten one, or one that nobody knows", async () => {
    expect(await namesFor(right)).toEqual([]);
    expect(await namesFor(() => 42)).toEqual([]);
    const unwritten: Dot = () => {
      throw Object.assign(new Error(), { name: "NotWrittenYet" });
    };
    expect(await namesFor(unwritten)).toEqual([]);
  });

  it("puts the mistake first that agrees everywhere", async () => {
    const both: Dot = (a, b) => sum(a.map(Math.abs), b.map(Math.abs));
    const result = await runExercise(spec, { learner: { dot: both } });
    const found = await diagnose(result, [...mistakes, mistake("both", both)]);
    expect(found.map(({ name }) => name)).toEqual(["both", "absolute"]);
    expect(found[0].agreement).toBe(1);
    expect(found[1].agreement).toBeLessThan(1);
  });

  it("puts the mistake first that agrees on what is right as well", async () => {
    const oneWrong: Dot = (a, b) => (a.join() === "1,2" && b.length === 2 ? 12 : right(a, b));
    const known = [mistake("always-12", () => 12), mistake("one-wrong", oneWrong)];
    expect(await namesFor(oneWrong, known)).toEqual(["one-wrong", "always-12"]);
  });

  it("tells errors of different kinds apart", async () => {
    const other: Dot = () => {
      throw new RangeError("no");
    };
    expect(await namesFor(other)).toEqual([]);
  });

  it("puts a mistake aside that is too slow", async () => {
    const slow: Dot = (a, b) => {
      const start = performance.now();
      while (performance.now() - start < 3) continue;
      return sum(a, b);
    };
    const result = await runExercise(spec, { learner: { dot: sum } });
    expect(await diagnose(result, [mistake("slow", slow)], { budget: 2 })).toEqual([]);
    expect(await diagnose(result, [mistake("slow", slow)], { budget: Infinity })).toHaveLength(1);
  });
});

describe("readDiagnosis", () => {
  it("reads one line of the first comment", () => {
    expect(readDiagnosis("/** @diagnosis The loop ends early. */\nexport {};")).toBe(
      "The loop ends early.",
    );
    expect(readDiagnosis("/**\n * @diagnosis The loop ends early.\n */")).toBe(
      "The loop ends early.",
    );
    expect(readDiagnosis("/**\n * Notes.\n * @diagnosis Early.\n * @see x\n */")).toBe("Early.");
  });

  it("finds none where it is longer, elsewhere or missing", () => {
    expect(readDiagnosis("/**\n * @diagnosis The loop\n * ends early. */")).toBeUndefined();
    expect(readDiagnosis("const x = 1; /** @diagnosis Late. */")).toBeUndefined();
    expect(readDiagnosis("/** @diagnosis */")).toBeUndefined();
    expect(readDiagnosis("export {};")).toBeUndefined();
  });
});
