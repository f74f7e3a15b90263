import {
  type Backend,
  cpu,
  fromData,
  grads,
  noGrad,
  sigmoid,
  square,
  type Storage,
  tanh,
  Tensor,
} from "@gradus/core";
import { expectClose, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, it } from "vitest";
import { lstmGates, lstmGatesByDefinition } from "./lstm-gates.ts";

/** Sums of the gates, and cells, of a few units. */
const steps = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([batch, hidden]) => fc.tuple(tensorsOf([batch, 4 * hidden]), tensorsOf([batch, hidden])));

/** A backend whose kernels of an LSTM are ops of the cpu. */
const fused: Backend = {
  ...cpu,
  fused: {
    lstm(sum, c, hidden) {
      const next = lstmGatesByDefinition(matrix(sum, 4 * hidden), matrix(c, hidden));
      return [next.h.storage, next.c.storage];
    },
    lstmCellGrad: (g, sum, c, hidden) =>
      gradientsOf((s, cell) => lstmGatesByDefinition(s, cell).c, g, sum, c, hidden),
    lstmOutputGrad: (g, sum, c, hidden) =>
      gradientsOf(
        (s, cell) => sigmoid(s.slice(null, [3 * hidden, null])).mul(tanh(cell)),
        g,
        sum,
        c,
        hidden,
      ),
  },
};

describe("lstmGates", () => {
  it("is the same step with kernels and without, in both outputs and all gradients", () => {
    const both = (step: typeof lstmGates) => (sum: Tensor, c: Tensor) => {
      const next = step(sum, c);
      return square(next.h).add(next.c.mul(3)).sum();
    };
    fc.assert(
      fc.property(steps, ([sum, c]) => {
        const expected = grads(both(lstmGatesByDefinition))(sum, c);
        const onFused = [sum, c].map((x) => fromData(x.dataSync(), x.shape, { backend: fused }));
        // kernels are for gradients that nobody differentiates again
        noGrad(() => grads(both(lstmGates))(...onFused)).forEach((gradient, i) => {
          expectClose(fromData(gradient.dataSync(), gradient.shape), expected[i]);
        });
      }),
    );
  });
});

function matrix(storage: Storage, columns: number): Tensor {
  return new Tensor(cpu, storage, [storage.size / columns, columns]);
}

function gradientsOf(
  f: (sum: Tensor, c: Tensor) => Tensor,
  g: Storage,
  sum: Storage,
  c: Storage,
  hidden: number,
): [Storage, Storage] {
  const loss = (s: Tensor, cell: Tensor): Tensor => f(s, cell).mul(matrix(g, hidden)).sum();
  const [ofSum, ofCell] = grads(loss)(matrix(sum, 4 * hidden), matrix(c, hidden));
  return [ofSum.storage, ofCell.storage];
}
