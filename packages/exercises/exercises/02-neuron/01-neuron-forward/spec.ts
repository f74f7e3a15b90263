import {
  acted,
  close,
  equal,
  example,
  exercise,
  fc,
  forAll,
  nonzeroNumbers,
  numbers,
  pairOfVectors,
  throws,
  vectors,
} from "#spec";
import type * as acts from "./act.ts";

const activation = fc.constantFrom("double" as const, "relu" as const, "square" as const);
const formulas = {
  double: (z: number) => 2 * z,
  relu: (z: number) => Math.max(0, z),
  square: (z: number) => z * z,
};

/** A neuron, one of its inputs, and how much that input is changed. */
const nudges = pairOfVectors().chain(([x, w]) =>
  fc.record({
    x: fc.constant(x),
    w: fc.constant(w),
    b: numbers(),
    i: fc.nat({ max: x.length - 1 }),
    change: nonzeroNumbers(),
  }),
);

export default exercise(
  {
    title: "One neuron",
    hints: [
      "A neuron works in two steps: first the number z, from all inputs, the weights and the bias; then the activation, once, of z.",
      "Look at what the sum starts from, at what happens inside the loop, and at what happens once after it.",
      "z starts at b; for every i, add w[i] * x[i] to z; return act(z). Before all that, compare x.length with w.length.",
    ],
  },
  acted<typeof acts>(),
  ({ check, act }) => {
    check(
      "weighs each input and adds the bias",
      { points: 1 },
      example(async () => {
        equal(await act.neuron([2, 3], [4, -1], 5), 10, "4·2 + (−1)·3 + 5 = 10");
      }),
    );

    check(
      "gives the bias alone when nothing comes in",
      {
        points: 1,
        hint: "Whatever the weights are, zeros weigh nothing: only b is left, and only once.",
      },
      forAll(fc.tuple(vectors({ minLength: 0 }), numbers()), async ([w, b]) => {
        const silence = w.map(() => 0);
        close(await act.neuron(silence, w, b), b, "zeros weigh nothing, so b is all there is");
      }),
    );

    check(
      "follows each input at the rate of its weight",
      { points: 1, hint: "If input i grows by 1, z grows by wᵢ: that is what a weight is." },
      forAll(nudges, async ({ x, w, b, i, change }) => {
        const before = await act.neuron(x, w, b);
        const after = await act.neuron(x.with(i, x[i] + change), w, b);
        const why = `x[${i}] changed by ${change} and its weight is ${w[i]}, so z changes by their product`;
        close(after, before + w[i] * change, why);
      }),
    );

    check(
      "activates once, at the end",
      {
        points: 2,
        hint: "The activation is given z, with the bias in it, and its answer is yours.",
      },
      example(async () => {
        equal(
          await act.neuron([2, 3], [4, -1], -7, "square"),
          4,
          "z = 8 − 3 − 7 = −2, and (−2)² = 4",
        );
        equal(
          await act.neuron([2, 3], [4, -1], -7, "relu"),
          0,
          "z = −2, and relu stops what is negative",
        );
      }),
    );

    check(
      "passes z itself on to any activation",
      { points: 1, needs: ["weighs each input and adds the bias"] },
      forAll(fc.tuple(pairOfVectors(), numbers(), activation), async ([[x, w], b, name]) => {
        const z = await act.neuron(x, w, b);
        const why = `without an activation these inputs give z = ${z}; with one they give ${name} of it`;
        close(await act.neuron(x, w, b, name), formulas[name](z), why);
      }),
    );

    check(
      "refuses inputs without weights, and weights without inputs",
      { points: 1 },
      example(async () => {
        await throws(() => act.neuron([1, 2, 3], [4, 5], 0), "the third input has no weight");
        await throws(() => act.neuron([1, 2], [3, 4, 5], 0), "the third weight has no input");
      }),
    );
  },
);
