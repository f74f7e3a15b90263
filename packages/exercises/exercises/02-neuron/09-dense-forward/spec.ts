import type { Mat, Vec } from "#mat";
import {
  acted,
  close,
  equal,
  example,
  exercise,
  fc,
  forAll,
  matrices,
  throws,
  vectors,
} from "#spec";
import type { Activation, Layer } from "./act.ts";
import type * as acts from "./act.ts";
import type { Cache } from "./exercise.ts";

const names: readonly Activation[] = ["identity", "relu", "square", "tanh"];
const small = { min: -3, max: 3 };
const width = fc.integer({ min: 1, max: 4 });

/** W, b and act of a layer from `inputs` to `outputs`. */
const layerOf = (inputs: number, outputs: number): fc.Arbitrary<[Mat, Vec, Activation]> =>
  fc.tuple(
    matrices({ rows: inputs, columns: outputs, ...small }),
    vectors({ length: outputs, ...small }),
    fc.constantFrom(...names),
  );

/** A batch and a layer that fits to it: what `denseForward` is called with. */
const layers = fc
  .tuple(width, width, width)
  .chain(([m, k, n]) =>
    fc
      .tuple(matrices({ rows: m, columns: k, ...small }), layerOf(k, n))
      .map(([X, [W, b, act]]): [Mat, Mat, Vec, Activation] => [X, W, b, act]),
  );

/** The same with the identity matrix for a batch. */
const singleOnes = fc
  .tuple(width, width)
  .chain(([k, n]) => layerOf(k, n))
  .map(([W, b, act]): [Mat, Mat, Vec, Activation] => [identity(W.rows), W, b, act]);

/** A batch, and layers that fit to it and to each other: what `forwardAll` is called with. */
const networks = fc
  .tuple(width, fc.array(width, { minLength: 2, maxLength: 4 }))
  .chain(([batch, widths]) =>
    fc.tuple(
      matrices({ rows: batch, columns: widths[0], ...small }),
      fc.tuple(
        ...widths
          .slice(1)
          .map((outputs, i) =>
            layerOf(widths[i], outputs).map(([W, b, act]): Layer => ({ W, b, act })),
          ),
      ),
    ),
  );

// The numbers of the lesson.
const examples = matrix([1, 2], [0, -1]);
const weights = matrix([1, 0, -1], [2, 1, 0]);
const biases = [1, -3, 2];

export default exercise(
  {
    title: "A dense layer, and a network of them",
    hints: [
      "A row of X is one example, a column of W is one neuron, and where they meet in Z stands that neuron's weighted sum for that example. In a network, what one layer gives is what the next one gets.",
      "Three loops: examples, neurons, inputs. Look at which of the three counters each of X, W and b is read with. In `forwardAll`, look at what becomes of `A` before the next layer's turn.",
      "z = b[neuron], then for each k add X[row, k] · W[k, neuron]; A is act(z). In forwardAll: for each layer { Z, A } = denseForward(input, …); keep { input, Z, A }; input = A.",
    ],
  },
  acted<typeof acts>(),
  ({ check, act }) => {
    check(
      "gives each neuron's weighted sum as Z and its activation as A",
      { points: 1 },
      example(async () => {
        const layerOutput = await act.denseForward(examples, weights, biases, "relu");
        const why = "the first number is 1·1 + 2·2 + 1 = 6: row 0 of X, column 0 of W, bias 0";
        equal(layerOutput.Z, matrix([6, -1, 1], [-1, -4, 2]), why);
        equal(
          layerOutput.A,
          matrix([6, 0, 1], [0, 0, 2]),
          "A is Z after ReLU: negative sums become 0",
        );
      }),
    );

    check(
      "picks row k of W, plus the biases, for an example that has a single 1 in place k",
      { points: 1 },
      forAll(singleOnes, async ([X, W, b, name]) => {
        const { Z } = await act.denseForward(X, W, b, name);
        const data = W.data.map((weight, i) => weight + b[i % W.columns]);
        close(Z, { ...W, data }, "every other input is 0, so only the weights of input k are left");
      }),
    );

    check(
      "follows Z = X W + b and A = act(Z) for every shape",
      { points: 1 },
      forAll(layers, async ([X, W, b, name]) => {
        const { Z, A } = await act.denseForward(X, W, b, name);
        close(Z, weightedSums(X, W, b), "Zᵢⱼ = Σₖ Xᵢₖ Wₖⱼ + bⱼ");
        close(A, { ...Z, data: Z.data.map(functions[name]) }, `A is ${name} of every number in Z`);
      }),
    );

    check(
      "refuses shapes that do not fit",
      { points: 1 },
      example(async () => {
        const wide = matrix([1, 2, 3]);
        const tooWide = "an example of three inputs does not fit neurons with two weights";
        await throws(() => act.denseForward(wide, weights, biases, "identity"), tooWide, refusal);
        const why = "three neurons need three biases";
        await throws(() => act.denseForward(examples, weights, [1, 2], "identity"), why, refusal);
        await throws(
          () => act.denseForward(examples, weights, [1, 2, 3, 4], "identity"),
          why,
          refusal,
        );
      }),
    );

    check(
      "passes activations from layer to layer, and keeps what each layer met",
      { points: 1 },
      example(async () => {
        const second = { W: matrix([1], [2], [-1]), b: [0.5], act: "square" } as const;
        const first = { W: weights, b: biases, act: "relu" } as const;
        const caches = await act.forwardAll(examples, [first, second]);
        const [Z, A] = [matrix([6, -1, 1], [-1, -4, 2]), matrix([6, 0, 1], [0, 0, 2])];
        equal(caches.length, 2, "two layers, two caches");
        equal(caches[0], { input: examples, Z, A }, "the first layer is given X");
        const why = "the second is given A, not Z: 6·1 + 0·2 + 1·(−1) + 0.5 = 5.5";
        const last = { input: A, Z: matrix([5.5], [-1.5]), A: matrix([30.25], [2.25]) };
        equal(caches[1], last, `${why}, and it ends with an activation of its own, the square`);
      }),
    );

    check(
      "makes of every layer's input what denseForward makes of it, in networks of any size",
      { points: 2, needs: ["follows Z = X W + b and A = act(Z) for every shape"] },
      forAll(networks, async ([X, chain]) => {
        const expected: Cache[] = [];
        for (const { W, b, act: name } of chain) {
          const input = expected.at(-1)?.A ?? X;
          expected.push({ input, ...(await act.denseForward(input, W, b, name)) });
        }
        const caches = await act.forwardAll(X, chain);
        equal(caches.length, chain.length, "a cache for each layer");
        for (const [i, { act: name }] of chain.entries()) {
          const given = i === 0 ? "X" : `A of layer ${i - 1}`;
          const why = `layer ${i} is given ${given}, and ends with its own activation, ${name}`;
          close(caches[i], expected[i], why);
        }
      }),
    );

    check(
      "takes a batch without examples, and a network without layers",
      { points: 1 },
      example(async () => {
        const none = { rows: 0, columns: 2, data: [] };
        const { Z } = await act.denseForward(none, weights, biases, "relu");
        equal(Z, { rows: 0, columns: 3, data: [] }, "no examples in, no examples out: [0, 3]");
        equal(
          await act.forwardAll(examples, []),
          [],
          "without layers there is nothing to remember",
        );
      }),
    );
  },
);

const refusal = { name: "RangeError" };

const functions = {
  identity: (z: number): number => z,
  relu: (z: number): number => Math.max(0, z),
  square: (z: number): number => z * z,
  tanh: (z: number): number => Math.tanh(z),
};

function matrix(...rows: readonly Vec[]): Mat {
  return { rows: rows.length, columns: rows[0].length, data: rows.flat() };
}

function identity(size: number): Mat {
  const data = Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  return { rows: size, columns: size, data };
}

function weightedSums(X: Mat, W: Mat, b: Vec): Mat {
  const data = Array.from({ length: X.rows * W.columns }, (_, i) => {
    const neuron = i % W.columns;
    const row = (i - neuron) / W.columns;
    const x = X.data.slice(row * X.columns, (row + 1) * X.columns);
    return x.reduce((sum, input, k) => sum + input * W.data[k * W.columns + neuron], b[neuron]);
  });
  return { rows: X.rows, columns: W.columns, data };
}
