import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { liveTensors, scope } from "../memory/scope.ts";
import { matmul } from "../ops/matmul.ts";
import { sigmoid } from "../ops/sigmoid.ts";
import { softmax } from "../ops/softmax.ts";
import { tanh } from "../ops/tanh.ts";
import { ones, tensor, zeros } from "../tensor/creation.ts";
import { parameter } from "../tensor/parameter.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { Variable } from "../tensor/variable.ts";
import { expectClose, gradcheck, tensorsOf } from "../testing/index.ts";
import { backpropagate } from "./backpropagate.ts";
import { record } from "./record.ts";
import { noGrad } from "./recording.ts";

/** `op` applied to its own result, over and over. */
function chain(length: number, x: Tensor, op: (x: Tensor) => Tensor): Tensor {
  let y = x;
  for (let i = 0; i < length; i++) y = op(y);
  return y;
}

describe("backpropagate", () => {
  it("adds up the gradients of a tensor that is used twice", () => {
    const x = parameter(tensor([3, -1]));
    const y = x.mul(x).add(x); // x² + x, with slope 2x + 1
    expect(
      backpropagate(y, ones([2]))
        .get(x)
        ?.toArray(),
    ).toEqual([7, -1]);
  });

  it("is linear in its seed", () => {
    const vectors = fc.tuple(tensorsOf([3]), tensorsOf([3]), tensorsOf([3]));
    fc.assert(
      fc.property(vectors, ([start, g, h]) => {
        const x = parameter(start);
        const y = softmax(tanh(x).mul(x));
        const [a, b, sum] = [g, h, g.add(h)].map((seed) => backpropagate(y, seed).get(x)!);
        expectClose(sum, a.add(b), { absolute: 1e-12 });
      }),
    );
  });

  it("returns the gradients of the parameters, and of nothing in between", () => {
    const [a, b] = [parameter(ones([2, 3])), parameter(ones([3, 1]))];
    const y = matmul(tanh(a), b);
    expect([...backpropagate(y, ones([2, 1])).keys()]).toEqual([b, a]);
  });

  it("returns the gradients of the targets only, also in between, and runs no pullback beside them", () => {
    const [a, b] = [parameter(tensor(2)), parameter(tensor(3))];
    const h = a.mul(b);
    const unwanted = record("unwanted", b.detach(), [
      b,
      (): Tensor => {
        throw new Error("this pullback leads to no target");
      },
    ]);
    const y = h.mul(h).mul(unwanted); // (ab)² b
    const found = backpropagate(y, ones([]), [h, a]);
    expect([...found].map(([t, g]) => [t === h ? "h" : "a", g.toArray()])).toEqual([
      ["h", 36],
      ["a", 108],
    ]);
  });

  it("gives no gradient to a target that was not used", () => {
    const [x, unused] = [parameter(tensor(1)), parameter(tensor(1))];
    expect(backpropagate(x.mul(2), ones([]), [unused]).size).toBe(0);
    expect(backpropagate(x, ones([])).get(x)?.toArray()).toBe(1);
  });

  it("goes 100,000 operations back without a stack overflow", () => {
    const x = parameter(tensor(1));
    const start = performance.now();
    const y = chain(100_000, x, (t) => t.add(1));
    expect(y.dataSync()[0]).toBe(100_001);
    expect(backpropagate(y, ones([])).get(x)?.toArray()).toBe(1);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("visits a shared tensor once: 60 doublings are 60 steps, not 2⁶⁰", () => {
    const x = parameter(tensor(1, { dtype: "float64" }));
    let visits = 0;
    const y = chain(60, x, (t) =>
      record("twice", t.add(t).detach(), [t, (g) => (visits++, g)], [t, (g) => g]),
    );
    const g = backpropagate(y, ones([], { dtype: "float64" })).get(x);
    expect([g?.toArray(), visits]).toEqual([2 ** 60, 60]);
  });

  it("follows a diamond: both ways from the end to the start count", () => {
    const x = tensor([0.3, -0.7], { dtype: "float64" });
    const diamond = (t: Tensor): Tensor => {
      const top = tanh(t);
      return sigmoid(top).mul(top.mul(t));
    };
    expect(gradcheck(diamond, [x], { secondOrder: true })).toMatchObject({ checked: 4 });
  });

  it("can run again over the same tape", () => {
    const x = parameter(tensor([1, 2]));
    const y = x.mul(x);
    for (let i = 0; i < 2; i++)
      expect(
        backpropagate(y, ones([2]))
          .get(x)
          ?.toArray(),
      ).toEqual([2, 4]);
  });

  it("leaves the seed and the tape as they were", () => {
    const x = parameter(tensor([1, 2]));
    const [seed, h] = [ones([2]), tanh(x)];
    backpropagate(h.add(h), seed);
    expect([seed.isDisposed, h.isDisposed]).toEqual([false, false]);
  });
});

describe("backpropagate frees", () => {
  /** The most tensors alive during the backward pass over a chain, above those of the forward pass. */
  function peak(length: number, op: (x: Tensor) => Tensor): number {
    return scope(() => {
      let most = 0;
      const watched = (t: Tensor): Tensor => {
        const y = op(t);
        return record("watch", y.detach(), [
          y,
          (g) => {
            most = Math.max(most, liveTensors());
            return g;
          },
        ]);
      };
      const y = chain(length, parameter(ones([4])), watched);
      const [seed, before] = [ones([4]), liveTensors()];
      noGrad(() => backpropagate(y, seed));
      return most - before;
    });
  }

  it.each<[string, (x: Tensor) => Tensor]>([
    ["tanh", tanh],
    ["x · x", (x) => x.mul(x)],
    ["x / 2 + x", (x) => x.div(2).add(x)],
    ["softmax", softmax],
    ["a sum over rows", (x) => x.add(x.mul(ones([2, 4])).sum(0))],
  ])("intermediate gradients and temporary results as soon as they are used: %s", (_, op) => {
    expect(peak(1000, op)).toBe(peak(10, op));
    expect(peak(1000, op)).toBeLessThan(6);
  });

  it("all but the gradients it returns", () => {
    scope(() => {
      const x = parameter(ones([4]));
      const y = chain(10, x, (t) => tanh(t).mul(x));
      const [seed, before] = [ones([4]), liveTensors()];
      noGrad(() => backpropagate(y, seed));
      expect(liveTensors() - before).toBe(1);
    });
  });

  it("nothing while the pass itself is recorded", () => {
    const x = parameter(tensor(2));
    const g = backpropagate(x.mul(x).mul(x), ones([])).get(x)!;
    expect([g.toArray(), backpropagate(g, ones([])).get(x)?.toArray()]).toEqual([12, 12]);
  });

  it("no forward tensor that a pullback hands out as a gradient", () => {
    const [x, slope] = [parameter(tensor(2)), tensor(5)];
    const y = record("line", x.mul(5).detach(), [x, () => slope])
      .add(0)
      .add(0);
    noGrad(() => backpropagate(y, ones([])));
    expect(slope.isDisposed).toBe(false);
  });
});

describe("backpropagate says", () => {
  it("which gradient has the wrong shape", () => {
    const x = parameter(ones([3]));
    const wrong = record("wrong", ones([3]), [x, (g) => g.sum()]);
    expect(() => backpropagate(wrong, ones([3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: wrong (backward): the gradient is [] but it belongs to [3].
        A gradient says how the loss changes with each element of a tensor, so it has that tensor's shape.]
    `);
    expect(() => backpropagate(x.mul(2), ones([2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: backpropagate: the gradient is [2] but it belongs to [3].
        A gradient says how the loss changes with each element of a tensor, so it has that tensor's shape.]
    `);
  });

  it("that a parameter was assigned since the tape was written", () => {
    const weight = parameter(ones([2]));
    const y = tanh(weight).mul(weight);
    weight.assign(zeros([2]));
    expect(() => backpropagate(y, ones([2]))).toThrowErrorMatchingInlineSnapshot(`
      [StaleTapeError: mul (backward): a parameter [2] was assigned after the forward pass used it.
        The gradient belongs to the old numbers, which are gone.
        Try: call backward() before optimizer.step().]
    `);
  });

  it("that a variable which no gradient goes to was assigned", () => {
    const [weight, state] = [parameter(ones([2])), new Variable(tensor([3, 4]))];
    const [y, safe] = [weight.mul(state), weight.mul(state.detach())];
    state.assign(zeros([2]));
    expect(() => backpropagate(y, ones([2]))).toThrowErrorMatchingInlineSnapshot(`
      [StaleTapeError: mul (backward): a variable [2] was assigned after the forward pass used it.
        The gradient belongs to the old numbers, which are gone.
        Try: call backward() before assign(), or compute with variable.detach().]
    `);
    expect(
      backpropagate(safe, ones([2]))
        .get(weight)
        ?.toArray(),
    ).toEqual([3, 4]);
  });
});
