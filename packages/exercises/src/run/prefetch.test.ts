import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { direct } from "../spec/actions.ts";
import { exercise, type Spec } from "../spec/exercise.ts";
import { forAll } from "../spec/for-all.ts";
import { equal } from "../spec/matchers/equal.ts";
import { ExerciseRun } from "./exercise-run.ts";
import { inProcess } from "./in-process.ts";
import type { CheckResult } from "./result.ts";
import type { Call, Transport } from "./transport.ts";

interface Learner {
  double: (x: number) => number;
}

/** Twice as much, asked for once or twice an example. */
function doubling(times: number, runs = 100): Spec {
  return exercise({ title: "Doubling", hints: [] }, direct<Learner>(), ({ check, act }) => {
    check(
      "doubles",
      { points: 1 },
      forAll(
        fc.integer({ min: -1000, max: 1000 }),
        async (x) => {
          for (let i = 0; i < times; i++) equal(await act.double(x), 2 * x, "twice as much");
        },
        { runs },
      ),
    );
  });
}

interface Watched {
  readonly result: CheckResult;
  /** The calls, as they were asked for. */
  readonly asked: readonly Call[];
  /** The calls that were foreseen, before how many of those. */
  readonly foreseen: readonly { readonly call: Call; readonly before: number }[];
}

/** Runs the check of a spec, over a way on which calls can be foreseen. */
async function watched(spec: Spec, double: Learner["double"], isFar = true): Promise<Watched> {
  const perform = inProcess({ learner: { double } });
  const asked: Call[] = [];
  const foreseen: { call: Call; before: number }[] = [];
  const transport: Transport = (action, args) => {
    asked.push({ action, args });
    return perform(action, args);
  };
  const prefetch = (calls: readonly Call[]): void => {
    for (const call of calls) foreseen.push({ call, before: asked.length });
  };
  const way = isFar ? Object.assign(transport, { prefetch }) : transport;
  const run = new ExerciseRun(spec, way, { seed: 1 });
  const { ms, ...result } = await run.run(run.checks[0]);
  expect(ms).toBeGreaterThanOrEqual(0);
  return { result: { ...result, ms: 0 }, asked, foreseen };
}

describe("calls that are foreseen", () => {
  it("come, in their order, each after it was foreseen", async () => {
    const { asked, foreseen } = await watched(doubling(1), (x) => 2 * x);
    expect(asked).toHaveLength(100);
    // How many there are depends on how fast the machine is.
    expect(foreseen.length).toBeGreaterThan(0);
    let at = 0;
    for (const { call, before } of foreseen) {
      at = Math.max(at, before);
      expect(asked[at++]).toEqual(call);
    }
  });

  it("change nothing: not the calls, not the result, wherever the answer goes wrong", () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: -1000, max: 1000 }), async (from) => {
        const wrong = (x: number): number => (x > from ? 2 * x + 1 : 2 * x);
        const [near, far] = [
          await watched(doubling(1), wrong, false),
          await watched(doubling(1), wrong),
        ];
        expect(far.result).toEqual(near.result);
        expect(far.asked).toEqual(near.asked);
      }),
      { numRuns: 30 },
    ));

  it("are none where an example makes two calls, or takes long", async () => {
    expect((await watched(doubling(2), (x) => 2 * x)).foreseen).toEqual([]);
    const slow = (x: number): number => {
      for (const end = performance.now() + 20; performance.now() < end;);
      return 2 * x;
    };
    expect((await watched(doubling(1, 5), slow)).foreseen).toEqual([]);
  });

  it("may be such that cannot be made, which is told when it is their turn", async () => {
    const actions = direct<{ double: (x: unknown) => number }>();
    const spec = exercise({ title: "Wrong", hints: [] }, actions, ({ check, act }) => {
      const law = forAll(fc.nat(), async (x) => {
        await act.double(x > 1000 ? Symbol("no data") : x);
      });
      check("calls", { points: 1 }, law);
    });
    await expect(watched(spec, (x) => 2 * x)).rejects.toThrow("is not plain data");
  });
});
