import { describe, expect, it } from "vitest";
import { acted, direct } from "../spec/actions.ts";
import type { CheckOptions } from "../spec/check.ts";
import { example } from "../spec/example.ts";
import { exercise, type Spec } from "../spec/exercise.ts";
import { forAll } from "../spec/for-all.ts";
import { pairOfVectors, vectors } from "../spec/generators.ts";
import { close } from "../spec/matchers/close.ts";
import { equal } from "../spec/matchers/equal.ts";
import { throws } from "../spec/matchers/throws.ts";
import { todo } from "../todo.ts";
import type { ExerciseResult } from "./result.ts";
import { type RunEvent, type RunOptions, runExercise } from "./run-exercise.ts";

type Dot = (a: number[], b: number[]) => number;

interface Learner {
  dot: Dot;
}

const dotSpec = exercise(
  { title: "The dot product", hints: ["pairs", "the loop", "sum += a[i] * b[i]"] },
  direct<Learner>(),
  ({ check, act }) => {
    check(
      "multiplies and adds",
      { points: 1 },
      example(async () => equal(await act.dot([1, 2, 3], [4, 5, 6]), 32, "4 + 10 + 18")),
    );
    check(
      "is its formula",
      { points: 2, needs: ["multiplies and adds"] },
      forAll(pairOfVectors(), async ([a, b]) =>
        close(await act.dot(a, b), rightDot(a, b), "Σ aᵢ bᵢ"),
      ),
    );
    check(
      "is the same from both sides",
      { points: 2, hint: "order" },
      forAll(pairOfVectors(), async ([a, b]) => {
        close(await act.dot(a, b), await act.dot(b, a), "order does not matter");
      }),
    );
    check(
      "refuses different lengths",
      { points: 1 },
      example(async () => throws(() => act.dot([1, 2], [1]), "a pair needs a partner")),
    );
  },
);

function rightDot(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) throw new RangeError("dot: the lengths differ");
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}

function run(dot: unknown, options?: RunOptions): Promise<ExerciseResult> {
  return runExercise(
    dotSpec,
    { learner: { dot } },
    { id: "01-numbers/01-dot-product", ...options },
  );
}

function statuses({ checks }: ExerciseResult): string[] {
  return checks.map(({ status }) => status);
}

interface F {
  readonly f: (...args: unknown[]) => Promise<unknown>;
}

/** A spec with one check of `f`. */
function specOf(law: (act: F) => Promise<void>, options?: Partial<CheckOptions>): Spec {
  return exercise({ title: "f", hints: [] }, direct<F>(), ({ check, act }) => {
    check(
      "works",
      { points: 1, ...options },
      example(() => law(act)),
    );
  });
}

describe("runExercise", () => {
  it("gives a right answer all points", async () => {
    const result = await run(rightDot);
    expect(result).toMatchObject({ state: "passed", points: 6, maxPoints: 6 });
    expect(
      result.checks.flatMap(({ calls, failingExamples }) => [...calls, ...failingExamples]),
    ).toEqual([]);
  });

  it("calls an answer to do where nothing is written", async () => {
    const result = await run(() => todo("multiply"));
    expect(result).toMatchObject({ state: "to-do", points: 0 });
    expect(statuses(result)).toEqual(["to-do", "not-run", "to-do", "to-do"]);
    expect(result.checks[0].thrown?.message).toBe("Not written yet: multiply.");
  });

  it("stays to do while what is written is right", async () => {
    const half: Dot = (a, b) => (a.length === b.length ? rightDot(a, b) : todo("refuse"));
    expect(await run(half)).toMatchObject({ state: "to-do", points: 5 });
  });

  it("shows the smallest example that fails, and how it was called", async () => {
    const firstPairLeftOut: Dot = (a, b) => rightDot(a, b) - a[0] * b[0] + (a.length === 3 ? 4 : 0);
    const { checks } = await run(firstPairLeftOut);
    expect(checks[1].status).toBe("fail");
    expect(checks[1].calls).toHaveLength(1);
    const [{ args }] = checks[1].calls;
    expect(checks[1].counterexample?.value).toEqual(args);
    expect(args.flat().map((n) => Math.abs(Number(n)))).toEqual([1, 1]);
    expect(checks[1].failingExamples.length).toBeLessThanOrEqual(50);
    expect(checks[1].failingExamples.at(-1)).toBeDefined();
  });

  it("tries the same values for everybody, and others for another seed", async () => {
    const wrong: Dot = (a, b) => rightDot(a, b) + (a.length > 2 ? 0.5 * a[2] : 0);
    const inputs = async (options?: RunOptions): Promise<unknown> =>
      (await run(wrong, options)).calls.map(({ args }) => args);
    expect(await inputs()).toEqual(await inputs());
    expect(await inputs({ seed: 1 })).toEqual(await inputs({ seed: 1 }));
    expect(await inputs({ seed: 1 })).not.toEqual(await inputs({ seed: 2 }));
  });

  it("gives a result that is plain data, whatever the answer does", async () => {
    const answers = [rightDot, () => NaN, () => new Map(), () => todo("x"), () => "5", undefined];
    for (const answer of answers) {
      const result = await run(answer);
      expect(structuredClone(result)).toEqual(result);
    }
  });

  it("does not run a check whose ground has not passed", async () => {
    const { checks } = await run(() => 0);
    expect(checks[1]).toMatchObject({ status: "not-run", needs: "multiplies and adds", points: 0 });
  });

  it("tells of each check and call before it happens", async () => {
    const events: string[] = [];
    const onEvent = (event: RunEvent): void => {
      events.push(
        event.kind === "call" ? `call ${event.action}` : `${event.kind} ${event.check.id}`,
      );
    };
    await run(() => todo("x"), { onEvent });
    expect(events.slice(0, 3)).toEqual([
      "check-start multiplies-and-adds",
      "call dot",
      "check-end multiplies-and-adds",
    ]);
  });

  it("ends its search for a smaller example after ten times its runs, and keeps 50 of those that fail", async () => {
    let calls = 0;
    const searched = async (runs?: number): Promise<ExerciseResult> => {
      calls = 0;
      const define = exercise({ title: "search", hints: [] }, direct<F>(), ({ check, act }) => {
        const long = vectors({ minLength: 50, maxLength: 80 });
        check(
          "c",
          { points: 1 },
          forAll(long, async (x) => equal(await act.f(x), 0, ""), { ...(runs && { runs }) }),
        );
      });
      // Every value fails, so every value can be made smaller.
      return runExercise(define, { learner: { f: () => ++calls } });
    };
    const { checks, calls: kept } = await searched();
    expect(checks[0].failingExamples).toHaveLength(50);
    expect(kept).toHaveLength(Math.min(calls, 500));
    expect(calls).toBeLessThanOrEqual(1001);

    expect((await searched(2)).state).toBe("failed");
    expect(calls).toBe(21);
  });
});

describe("what a learner's code may do", () => {
  const failure = async (dot: unknown): Promise<unknown> => {
    const { status, failure: found, thrown } = (await run(dot)).checks[0];
    return `${status}: ${found?.message ?? thrown?.description ?? ""}`;
  };

  it("is told in words", async () => {
    const answers = [
      undefined,
      () => undefined,
      () => NaN,
      () => "32",
      () => [32],
      () => () => 32,
      () => new Map(),
      () => 32n,
      () => {
        throw "oops";
      },
      () => {
        throw new RangeError("no");
      },
      () => {
        throw undefined;
      },
      (a: number[][][]) => a[0][0][0],
      (a: number[]) => {
        a.sort((x, y) => y - x);
        return 32;
      },
      (a: number[]) => {
        a.length = 0;
        return 32;
      },
      (a: unknown[]) => {
        a[0] = () => 1;
        return 32;
      },
      () => 32.003,
      () => Promise.resolve(32),
      () => Promise.reject(new Error("late")),
      () => ({
        // oxlint-disable-next-line unicorn/no-thenable -- a trap for whoever awaits it
        get then() {
          throw new Error("trap");
        },
      }),
    ];
    expect((await Promise.all(answers.map(failure))).join("\n")).toMatchInlineSnapshot(`
      "fail: The exercise exports no \`dot\`: was it renamed, or is \`export\` missing?
      fail: Nothing came back (undefined): is a \`return\` missing?
      fail: The result is NaN, where 32 is expected.
      fail: The result is the text "32", where a number is expected.
      fail: The result is a list of length 1, where a number is expected.
      fail: It is a function, where plain data is expected.
      fail: It is an instance of Map, where plain data is expected.
      fail: It is a bigint (a number with an \`n\` behind it), where plain data is expected.
      threw: the string "oops"
      threw: a RangeError: no
      threw: undefined
      threw: a TypeError: Cannot read properties of undefined (reading '0')
      fail: The call changed argument 1: afterwards it was [3, 2, 1].
      fail: The call changed argument 1: afterwards it was [].
      fail: The call changed argument 1: afterwards it was "(something that is no data any more)".
      fail: The result is 32.003, where 32 is expected.
      pass: 
      threw: an Error: late
      fail: Its then is something that throws when it is read, where plain data is expected."
    `);
  });

  it("gets copies: what it keeps and changes later harms nobody", async () => {
    const kept: number[][] = [];
    const keeper: Dot = (a, b) => {
      for (const old of kept) old.fill(0);
      kept.push(a, b);
      return rightDot(a, b);
    };
    expect((await run(keeper)).state).toBe("passed");
  });

  it("may change its arguments where the check says so", async () => {
    const f = (x: number[]): number[] => x.fill(7);
    const law = async (act: F): Promise<void> => equal(await act.f([1, 2]), [7, 7], "");
    expect((await runExercise(specOf(law), { learner: { f } })).state).toBe("failed");
    expect((await runExercise(specOf(law, { mutates: true }), { learner: { f } })).state).toBe(
      "passed",
    );
  });

  it("is to blame where a spec cannot read a result", async () => {
    const law = async (act: F): Promise<void> => {
      const { data } = (await act.f()) as { data: number[] };
      equal(data.length, 2, "");
    };
    const messageOf = async (f: () => unknown): Promise<unknown> =>
      (await runExercise(specOf(law), { learner: { f } })).checks[0].failure?.message;
    expect(await messageOf(() => undefined)).toBe(
      "Nothing came back (undefined): is a `return` missing?",
    );
    expect(await messageOf(() => [1])).toMatchInlineSnapshot(
      `"The result is a list of length 1: it does not have the form that the comment above the function describes."`,
    );
  });
});

describe("a mistake in a spec", () => {
  it("is never blamed on the learner", async () => {
    const laws: ((act: F) => Promise<void>)[] = [
      async (act) => void (await act.f(() => 1)),
      // oxlint-disable-next-line typescript/require-await -- the missing await is the point
      async (act) => equal(act.f(1), 1, ""),
      () => Promise.reject(new Error("a typo")),
    ];
    for (const law of laws) {
      const spec = specOf(law);
      await expect(runExercise(spec, { learner: { f: () => 1 } })).rejects.toMatchObject({
        name: "SpecError",
      });
    }
  });
});

describe("an act between spec and learner", () => {
  const acts = {
    double: (m: { box: (x: number) => { twice: () => number } }, x: number) => m.box(x).twice(),
  };
  const actSpec: Spec = exercise(
    { title: "t", hints: [] },
    acted<typeof acts>(),
    ({ check, act }) => {
      check(
        "doubles",
        { points: 1 },
        example(async () => equal(await act.double(3), 6, "")),
      );
    },
  );
  const tell = async (learner: Record<string, unknown>): Promise<unknown> => {
    const [{ status, failure: found, thrown }] = (await runExercise(actSpec, { learner, acts }))
      .checks;
    return `${status}: ${found?.message ?? thrown?.description ?? ""}`;
  };

  it("does not hide whose mistake it is", async () => {
    const learners = [
      { box: (x: number) => ({ twice: () => 2 * x }) },
      { box: (x: number) => ({ twice: () => x }) },
      { box: () => undefined },
      { box: (x: number) => 2 * x },
      {
        box: () => {
          throw new TypeError("mine");
        },
      },
      { box: () => todo("make a box") },
      {},
    ];
    expect((await Promise.all(learners.map(tell))).join("\n")).toMatchInlineSnapshot(`
      "pass: 
      fail: The result is 3, where 6 is expected.
      fail: Nothing came back (undefined): is a \`return\` missing?
      fail: \`box\` returned 6, which is of another type than expected.
      threw: a TypeError: mine
      to-do: a NotWrittenYet: Not written yet: make a box.
      fail: The exercise exports no \`box\`: was it renamed, or is \`export\` missing?"
    `);
  });
});
