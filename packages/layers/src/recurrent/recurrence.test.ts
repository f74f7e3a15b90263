import { concat, flip, tensor, type Tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws, sizes, weightsOf } from "../testing/recurrent.ts";
import { gatedRecurrence } from "./gru-cell.ts";
import { longShortTermMemory } from "./lstm-cell.ts";
import { recurrence } from "./recurrence.ts";
import { type RecurrentCell, stepOnce } from "./recurrent-cell.ts";
import { plainRecurrence } from "./rnn-cell.ts";

const double = { dtype: "float64" } as const;

/** The two gated cells and the plain one, as far as these tests need to know them. */
interface Cell {
  readonly name: string;
  readonly gates: number;
  /** How many tensors a state has. */
  readonly parts: number;
  run(...args: RunArguments): { outputs: Tensor; state: readonly Tensor[] };
  /** One step at a time, by the cell function. */
  loop(x: Tensor, start: readonly Tensor[], weights: Weights): Tensor;
}
type Weights = ReturnType<typeof weightsOf>;
type RunArguments = [x: Tensor, weights: Weights[][], state?: readonly Tensor[]];

function asCell<State>(cell: RecurrentCell<State>, parts: number): Cell {
  return {
    name: cell.name,
    gates: cell.gates,
    parts,
    run: (x, weights, initial) => {
      const state = initial && cell.stateOf((part) => initial[part]);
      const { outputs, state: last } = recurrence(cell, x, weights, { state });
      return { outputs, state: cell.partsOf(last) };
    },
    loop: (x, start, weights) => {
      let state = cell.stateOf((part) => start[part]);
      const outputs = Array.from({ length: x.shape[1] }, (_, t) => {
        state = stepOnce(cell, x.slice(null, t), state, weights);
        return cell.partsOf(state)[0].reshape([x.shape[0], 1, weights.weightHh.shape[0]]);
      });
      return concat(outputs, 1);
    },
  };
}

const cells = [
  asCell(plainRecurrence(), 1),
  asCell(longShortTermMemory, 2),
  asCell(gatedRecurrence, 1),
];

describe.each(cells)("recurrence of $name", (cell) => {
  it("is the cell, step after step", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, time, inFeatures, hidden }) => {
        const weights = weightsOf(draw, cell.gates, inFeatures, hidden);
        const x = draw(batch, time, inFeatures);
        const start = Array.from({ length: cell.parts }, () => draw(1, batch, hidden));
        const { outputs, state } = cell.run(x, [[weights]], start);
        expectClose(
          outputs,
          cell.loop(
            x,
            start.map((part) => part.slice(0)),
            weights,
          ),
        );
        expectClose(state[0].slice(0), outputs.slice(null, -1));
      }),
    );
  });

  it("starts from zeros", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, time, inFeatures, hidden }) => {
        const weights = weightsOf(draw, cell.gates, inFeatures, hidden);
        const x = draw(batch, time, inFeatures);
        const nothing = Array.from({ length: cell.parts }, () => zeros([1, batch, hidden], double));
        expectClose(cell.run(x, [[weights]]).outputs, cell.run(x, [[weights]], nothing).outputs);
      }),
    );
  });

  it("gives the reversed outputs, halves swapped, for the reversed sequence and swapped weights", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, time, inFeatures, hidden }) => {
        const [one, other] = [1, 2].map(() => weightsOf(draw, cell.gates, inFeatures, hidden));
        const x = draw(batch, time, inFeatures);
        const { outputs, state } = cell.run(x, [[one, other]]);
        const mirrored = cell.run(flip(x, 1), [[other, one]]);
        const [left, right] = [
          mirrored.outputs.slice(null, null, [0, hidden]),
          mirrored.outputs.slice(null, null, [hidden, null]),
        ];
        expectClose(flip(concat([right, left], -1), 1), outputs);
        state.forEach((part, i) => {
          expectClose(flip(mirrored.state[i], 0), part);
        });
      }),
    );
  });

  it("has read everything at the end of each direction: those outputs are the state", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, time, inFeatures, hidden }) => {
        const both = [1, 2].map(() => weightsOf(draw, cell.gates, inFeatures, hidden));
        const { outputs, state } = cell.run(draw(batch, time, inFeatures), [both]);
        expectClose(state[0].slice(0), outputs.slice(null, -1, [0, hidden]));
        expectClose(state[0].slice(1), outputs.slice(null, 0, [hidden, null]));
      }),
    );
  });

  it("gives the outputs of a layer to the next one", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, time, inFeatures, hidden }) => {
        const lower = [1, 2].map(() => weightsOf(draw, cell.gates, inFeatures, hidden));
        const upper = [1, 2].map(() => weightsOf(draw, cell.gates, 2 * hidden, hidden));
        const x = draw(batch, time, inFeatures);
        const both = cell.run(x, [lower, upper]);
        const first = cell.run(x, [lower]);
        const second = cell.run(first.outputs, [upper]);
        expectClose(both.outputs, second.outputs);
        expectClose(both.state[0], concat([first.state[0], second.state[0]]));
      }),
    );
  });

  it("has the gradient of backpropagation through time, for everything it is given", () => {
    const small = sizes.map(({ batch, time, inFeatures, hidden }) => ({
      batch: Math.min(batch, 2),
      time: Math.min(time, 3),
      inFeatures: Math.min(inFeatures, 2),
      hidden: Math.min(hidden, 2),
    }));
    fc.assert(
      fc.property(
        draws,
        small,
        fc.boolean(),
        (draw, { batch, time, inFeatures, hidden }, twoWay) => {
          const directions = twoWay ? 2 : 1;
          const layers = [inFeatures, directions * hidden].map((width) =>
            Array.from({ length: directions }, () => weightsOf(draw, cell.gates, width, hidden)),
          );
          const start = Array.from({ length: cell.parts }, () =>
            draw(2 * directions, batch, hidden),
          );
          const { weightIh, weightHh, biasIh, biasHh } = layers[0][0];
          gradcheck(
            (x, state, wi, wh, bi, bh) => {
              const first = { weightIh: wi, weightHh: wh, biasIh: bi, biasHh: bh };
              const given = [[first, ...layers[0].slice(1)], layers[1]];
              const { outputs, state: last } = cell.run(
                x,
                given,
                start.with(cell.parts - 1, state),
              );
              return concat([outputs.flatten(), ...last.map((part) => part.flatten())]);
            },
            [
              draw(batch, time, inFeatures),
              start[cell.parts - 1],
              weightIh,
              weightHh,
              biasIh,
              biasHh,
            ],
          );
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe("recurrence", () => {
  const plain = plainRecurrence();
  const weights = { weightIh: zeros([2, 3]), weightHh: zeros([3, 3]) };

  it("puts what stands between two layers behind all but the last", () => {
    const upper = { weightIh: zeros([3, 3]), weightHh: zeros([3, 3]) };
    const seen: Tensor[] = [];
    const between = (outputs: Tensor): Tensor => {
      seen.push(outputs);
      return outputs;
    };
    recurrence(plain, zeros([1, 4, 2]), [[weights], [upper], [upper]], { between });
    expect(seen.map(({ shape }) => shape)).toEqual([
      [1, 4, 3],
      [1, 4, 3],
    ]);
  });

  it("remembers over 200 steps what a plain network has lost", () => {
    const h = tensor([[[0.25]]]);
    const nothing = zeros([1, 200, 1]);
    // i = 0, f = 1, o = 1
    const gates = {
      weightIh: zeros([1, 4]),
      weightHh: zeros([1, 4]),
      biasIh: tensor([-1000, 1000, 0, 1000]),
    };
    const lstm = recurrence(longShortTermMemory, nothing, [[gates]], { state: { h, c: h } });
    expect(lstm.state.c.toArray()).toEqual([[[0.25]]]);
    const half = { weightIh: zeros([1, 1]), weightHh: tensor([[0.5]]) };
    const rnn = recurrence(plain, nothing, [[half]], { state: h });
    expect(rnn.state.dataSync()[0]).toBeLessThan(1e-30);
  });

  it("explains what a sequence and a state are", () => {
    const run = (x: Tensor, state?: Tensor): unknown =>
      recurrence(plain, x, [[weights]], { state });
    expect(() => run(zeros([4, 2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: rnnCell: the input is [4, 2], for 2 features a step.
        A batch of sequences is [batch, time, 2], with at least one step.
        Try: x.reshape([1, 4, 2]) for a batch of one sequence, or [4, 1, 2] for sequences of one step.]
    `);
    expect(() => run(zeros([1, 4, 3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: rnnCell: the input is [1, 4, 3], for 2 features a step.
        A batch of sequences is [batch, time, 2], with at least one step.]
    `);
    expect(() => run(zeros([1, 0, 2]))).toThrow("the input is [1, 0, 2]");
    expect(() => run(zeros([5, 4, 2]), zeros([1, 4, 3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: rnnCell: the state is [1, 4, 3] where [1, 5, 3] is needed.
        A state is [layers · directions, batch, hidden], for the batch that the input has.]
    `);
    expect(() => recurrence(plain, zeros([1, 4, 2]), [])).toThrow("for 0 features a step");
    expect(() => recurrence(plain, zeros([1, 4, 2]), [[weights], [weights]]))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: rnnCell: weightIh is [2, 3] where [3, 3] is needed, for 3 input features and a state of 3.
        weightIh is [inFeatures, hidden], weightHh [hidden, hidden], and a bias [hidden].]
    `);
  });
});
