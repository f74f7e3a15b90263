import { acted, close, equal, example, exercise, fc, forAll, numbers } from "#spec";
import type * as acts from "./act.ts";

/** The slope of every curve, at any x. */
const slopes: Record<acts.Curve, (x: number) => number> = {
  "x²": (x) => 2 * x,
  "(x − 3)²": (x) => 2 * (x - 3),
  "−2x": () => -2,
  "x⁴ − 2x²": (x) => 4 * x ** 3 - 4 * x,
  "sin x": (x) => Math.cos(x),
};

/** A curve, where to start on it, and how to go down: gentle enough that no number explodes. */
const walks = fc.record({
  curve: fc.constantFrom(...(Object.keys(slopes) as acts.Curve[])),
  x0: numbers({ min: -2, max: 2 }),
  lr: numbers({ min: 0.01, max: 0.1 }),
  steps: fc.integer({ min: 0, max: 6 }),
});

const halves = "steps down x² from 4 to 2, 1 and 0.5";
const pathIsComplete = "begins where it is told to, and has a place for every step";

export default exercise(
  {
    title: "Descend a curve",
    hints: [
      "The slope says which way is up, and how steep it is. To go down, move against it: by the learning rate times the slope.",
      "Look at when you write a place down: x0 before the first step, then every place after its step. And look at where the slope is measured: at the place where you stand now.",
      "path = [x0]; x = x0; repeat steps times: x = x − lr * df(x), then push x to the path; return the path.",
    ],
  },
  acted<typeof acts>(),
  ({ check, act }) => {
    check(
      halves,
      { points: 1 },
      example(async () => {
        const why =
          "the slope of x² is 2x: 4 − 0.25·8 = 2, then 2 − 0.25·4 = 1, then 1 − 0.25·2 = 0.5";
        equal(await act.descend("x²", 4, { lr: 0.25, steps: 3 }), [4, 2, 1, 0.5], why);
      }),
    );

    check(
      pathIsComplete,
      { points: 1 },
      forAll(walks, async ({ curve, x0, lr, steps }) => {
        const path = await act.descend(curve, x0, { lr, steps });
        const length = { "The path's length": path.length };
        const why = "the start is a place, and every step leads to one more";
        equal(length, { "The path's length": steps + 1 }, why);
        const start = { "The path's first place": path[0] };
        equal(start, { "The path's first place": x0 }, "the path begins before any step is taken");
      }),
    );

    check(
      "takes every step against the slope of the place before",
      { points: 2, needs: [pathIsComplete] },
      forAll(walks, async ({ curve, x0, lr, steps }) => {
        const path = await act.descend(curve, x0, { lr, steps });
        const expected = path.map((_, t) => {
          if (t === 0) return x0;
          return path[t - 1] - lr * slopes[curve](path[t - 1]);
        });
        const why = `the step from x leads to x − η f′(x), with the slope of ${curve} at that very x`;
        close(path, expected, why);
      }),
    );

    check(
      "stays where the curve is flat, step after step",
      { points: 1, needs: [halves] },
      example(async () => {
        const why = "a slope of 0 moves nothing, and every step still has its place in the path";
        equal(await act.descend("(x − 3)²", 3, { lr: 0.1, steps: 3 }), [3, 3, 3, 3], why);
        equal(await act.descend("x⁴ − 2x²", 0, { lr: 0.1, steps: 2 }), [0, 0, 0], why);
      }),
    );

    check(
      "arrives at the lowest point of (x − 3)², wherever it starts",
      { points: 1 },
      forAll(
        fc.tuple(numbers(), numbers({ min: 0.1, max: 0.4 })),
        async ([x0, lr]) => {
          const path = await act.descend("(x − 3)²", x0, { lr, steps: 150 });
          const why = "(x − 3)² is lowest at 3, and every step comes closer to it";
          close(path.at(-1), 3, why, { absolute: 1e-6 });
        },
        { runs: 50 },
      ),
    );

    check(
      "leaves the valley when the learning rate is too large",
      { points: 1 },
      example(async () => {
        const why =
          "with η = 1.25 each step is −2.5 x: past the lowest point, and up the other side";
        equal(await act.descend("x²", 1, { lr: 1.25, steps: 3 }), [1, -1.5, 2.25, -3.375], why);
      }),
    );
  },
);
