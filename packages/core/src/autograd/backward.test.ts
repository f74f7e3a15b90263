import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { liveTensors, scope } from "../memory/scope.ts";
import { softmax } from "../ops/softmax.ts";
import { tanh } from "../ops/tanh.ts";
import { ones, tensor, zeros } from "../tensor/creation.ts";
import { parameter } from "../tensor/parameter.ts";
import { expectClose, matrixPairs } from "../testing/index.ts";
import { backward } from "./backward.ts";
import { grads } from "./grad.ts";
import { noGrad } from "./recording.ts";
import { MissingGradientError } from "./tape-errors.ts";

describe("backward", () => {
  it("gives each parameter the slope of the loss", () => {
    const [w, b] = [parameter(tensor(3)), parameter(tensor(1))];
    const error = w.mul(2).add(b).sub(4); // a line through x = 2 and t = 4
    backward(error.mul(error));
    expect([w.grad?.toArray(), b.grad?.toArray()]).toEqual([12, 6]);
  });

  it("gives what grads gives", () => {
    fc.assert(
      fc.property(matrixPairs, ([x, y]) => {
        const [a, b] = [parameter(x), parameter(y)];
        tanh(a.matmul(b)).sum().backward();
        const expected = grads((c, d) => tanh(c.matmul(d)).sum())(x, y);
        expectClose(a.grad!, expected[0], { absolute: 1e-12 });
        expectClose(b.grad!, expected[1], { absolute: 1e-12 });
      }),
    );
  });

  it("adds to the gradient that is there, until zeroGrad", () => {
    const w = parameter(tensor([1, 2]));
    const loss = w.mul(w).sum();
    loss.backward();
    loss.backward();
    expect(w.grad?.toArray()).toEqual([4, 8]);
    w.zeroGrad();
    loss.backward();
    expect(w.grad?.toArray()).toEqual([2, 4]);
  });

  it("starts from a tensor of one number, whatever its rank", () => {
    const w = parameter(tensor([[2]]));
    w.mul(w).backward();
    expect(w.grad?.toArray()).toEqual([[4]]);
    w.backward();
    expect(w.grad?.toArray()).toEqual([[5]]);
  });

  it("gives parameters that were not used nothing", () => {
    const [used, unused] = [parameter(ones([2])), parameter(ones([2]))];
    used.sum().backward();
    expect(unused.grad).toBeUndefined();
  });

  it("stops at what was detached", () => {
    const w = parameter(tensor(3));
    w.mul(w.detach()).backward();
    expect(w.grad?.toArray()).toBe(3);
  });

  it("hands out gradients without a history of their own", () => {
    const w = parameter(tensor(3));
    w.mul(w).backward();
    expect(w.grad?.requiresGrad).toBe(false);
  });

  it("leaves nothing behind but the gradients, even outside a scope", () => {
    const w = parameter(ones([2, 3]));
    const loss = softmax(tanh(w).mul(w)).sum();
    const before = liveTensors();
    loss.backward();
    expect(liveTensors() - before).toBe(1);
    loss.backward();
    expect(liveTensors() - before).toBe(1);
  });

  it("says that a loss is a single number", () => {
    const w = parameter(ones([4]));
    expect(() => w.mul(2).backward()).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: backward: starts from a single number, got [4].
        A gradient is the slope of one number, the loss.
        Try: loss.mean().backward()]
    `);
    expect(() => zeros([0]).backward()).toThrow("backward: starts from a single number, got [0].");
  });

  it("says that nothing was recorded", () => {
    const w = parameter(tensor(1));
    expect(() => tensor(1).mul(2).backward()).toThrowErrorMatchingInlineSnapshot(`
      [MissingGradientError: backward: this number was not computed from any parameter, or the tape was off.
        Operations on parameters are recorded, outside noGrad(), and backward() follows the record.
        Try: wrap what is to be learned in parameter(…), and compute the loss from it outside noGrad().]
    `);
    expect(() => noGrad(() => w.mul(2)).backward()).toThrow(MissingGradientError);
    expect(() => w.detach().backward()).toThrow("was not computed from any parameter");
  });
});

describe("a thousand training steps", () => {
  it("leave as many tensors alive as the first one", () => {
    const [w, b] = [parameter(ones([3, 2])), parameter(zeros([2]))];
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const step = (): void =>
      scope(() => {
        for (const p of [w, b]) p.zeroGrad();
        softmax(tanh(x.matmul(w).add(b)))
          .slice(null, 0)
          .sum()
          .backward();
        noGrad(() => {
          for (const p of [w, b]) p.assign(p.sub(p.grad!.mul(0.1)));
        });
      });
    step();
    const before = liveTensors();
    for (let i = 0; i < 1000; i++) step();
    expect(liveTensors()).toBe(before);
  });
});
