import { liveTensors, Random, scope, square, tensor, type Tensor, zeros } from "@gradus/core";
import { expectClose } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws, sizes } from "../testing/recurrent.ts";
import { Lstm } from "./lstm.ts";
import { Rnn } from "./rnn.ts";
import { truncatedBackpropagation } from "./truncated-backpropagation.ts";

const double = { dtype: "float64" } as const;
const loss = (outputs: Tensor): Tensor => square(outputs).sum();

/** The gradients of a new layer after `run`; every call starts from the same weights. */
function gradientsAfter(run: (layer: Lstm) => void, inFeatures: number, hidden: number): Tensor[] {
  const layer = new Lstm(inFeatures, hidden, { random: new Random(1), numLayers: 2, ...double });
  run(layer);
  return layer.parameters().map(({ grad }) => grad!);
}

describe("truncatedBackpropagation", () => {
  it("equals full backpropagation with a window as long as the sequence, or longer", () => {
    fc.assert(
      fc.property(draws, sizes, fc.nat(3), (draw, { batch, time, inFeatures, hidden }, more) => {
        const x = draw(batch, time, inFeatures);
        const full = gradientsAfter(
          (layer) => loss(layer.forward(x)).backward(),
          inFeatures,
          hidden,
        );
        const truncated = gradientsAfter(
          (layer) => truncatedBackpropagation(layer, x, { window: time + more, loss }),
          inFeatures,
          hidden,
        );
        truncated.forEach((gradient, i) => {
          expectClose(gradient, full[i]);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("computes the same loss and the same state for any window", () => {
    fc.assert(
      fc.property(draws, sizes, fc.integer({ min: 1, max: 6 }), (draw, size, window) => {
        const { batch, time, inFeatures, hidden } = size;
        const layer = new Lstm(inFeatures, hidden, { random: new Random(1), ...double });
        const x = draw(batch, time, inFeatures);
        const whole = layer.run(x);
        const parts = truncatedBackpropagation(layer, x, { window, loss });
        expectClose(parts.loss, loss(whole.outputs));
        expectClose(parts.state.h, whole.state.h);
        expectClose(parts.state.c, whole.state.c);
      }),
      { numRuns: 30 },
    );
  });

  it("goes back to the start of a window and no further", () => {
    // y₁ = x₁ w, y₂ = x₂ w + u y₁; the loss is y₂ alone
    const layer = new Rnn(1, 1, { random: new Random(1), activation: (z) => z, ...double });
    layer.weightIh[0].assign(tensor([[3]], double));
    layer.weightHh[0].assign(tensor([[10]], double));
    const gradientWith = (window: number): unknown => {
      const x = tensor([[[1], [2]]], double);
      const ofLast = (outputs: Tensor, start: number): Tensor =>
        outputs
          .slice(null, -1)
          .mul(start + window >= 2 ? 1 : 0)
          .sum();
      layer.weightIh[0].zeroGrad();
      truncatedBackpropagation(layer, x, { window, loss: ofLast });
      return layer.weightIh[0].grad?.toArray();
    };
    expect(gradientWith(2)).toEqual([[12]]); // ∂y₂/∂w = x₂ + u x₁
    expect(gradientWith(1)).toEqual([[2]]); // x₂: y₁ is taken as it is
  });

  it("lets the parameters move between windows", () => {
    const layer = new Lstm(1, 2, { random: new Random(1) });
    const starts: number[] = [];
    const afterWindow = (start: number): void => {
      starts.push(start);
      for (const parameter of layer.parameters()) {
        parameter.assign(parameter.sub(parameter.grad!.mul(0.1)).detach());
        parameter.zeroGrad();
      }
    };
    truncatedBackpropagation(layer, zeros([1, 7, 1]).add(1), { window: 3, loss, afterWindow });
    expect(starts).toEqual([0, 3, 6]);
  });

  it("frees each window before the next begins", () => {
    const layer = new Lstm(2, 2, { random: new Random(1) });
    const live: number[] = [];
    scope(() => {
      const x = new Random(2).normal([1, 12, 2]);
      const afterWindow = (): void => void live.push(liveTensors());
      return truncatedBackpropagation(layer, x, { window: 2, loss, afterWindow });
    });
    const growth = live.slice(1).map((count, i) => count - live[i]);
    expect(Math.max(...growth.slice(1))).toBeLessThanOrEqual(4); // a loss, a sum, h and c
  });

  it("explains what it needs", () => {
    const random = new Random(1);
    const layer = new Rnn(2, 3, { random });
    const x = zeros([1, 4, 2]);
    expect(() => truncatedBackpropagation(layer, x, { window: 0, loss })).toThrow("window is 0.");
    expect(() => truncatedBackpropagation(layer, zeros([4, 2]), { window: 2, loss }))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: truncatedBackpropagation: the input is [4, 2].
        A batch of sequences is [batch, time, inFeatures], with at least one step.]
    `);
    const both = new Rnn(2, 3, { random, bidirectional: true });
    expect(() => truncatedBackpropagation(both, x, { window: 2, loss }))
      .toThrowErrorMatchingInlineSnapshot(`
      [TypeError: truncatedBackpropagation: the layer is bidirectional.
        Its reverse direction starts at the end of a sequence, which is not there yet.
        Try: bidirectional: false]
    `);
  });
});
