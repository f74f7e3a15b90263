import {
  abs,
  liveTensors,
  log,
  parameter,
  type Parameter,
  Random,
  softmax,
  sqrt,
  tensor,
  type Tensor,
  Variable,
  where,
  zeros,
} from "@gradus/core";
import { Layer } from "@gradus/layers";
import { Sgd } from "@gradus/optimizers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Loss } from "../batch.ts";
import { fit } from "../fit.ts";
import { Line, pointsOnLine, squaredError } from "../testing/line.ts";
import { hexOf } from "../testing/long-training.ts";
import { stopOnNaN } from "./stop-on-nan.ts";

/** A layer that applies a function, and a model of two of them. */
class Apply extends Layer {
  private readonly f: (x: Tensor) => Tensor;

  constructor(f: (x: Tensor) => Tensor) {
    super();
    this.f = f;
  }

  override forward(x: Tensor): Tensor {
    return this.f(x);
  }
}

class Net extends Layer {
  readonly scale: Parameter = parameter(tensor([[1]]));
  readonly first: Apply;
  readonly second: Apply;

  constructor(first: (x: Tensor) => Tensor, second: (x: Tensor) => Tensor = (x) => x) {
    super();
    this.first = new Apply(first);
    this.second = new Apply(second);
  }

  override forward(x: Tensor): Tensor {
    return this.second.forward(this.first.forward(x).matmul(this.scale));
  }
}

const x = tensor([[1], [0], [2]]);

/** Why a training of a model on three numbers stops. */
async function reason(model: Layer, input = x, loss: Loss = squaredError): Promise<string> {
  const optimizer = new Sgd(model.parameters(), { learningRate: 1e-3 });
  const data = [{ x: input, y: zeros([3, 1]) }];
  const settings = { loss, optimizer, epochs: 2, callbacks: [stopOnNaN()] };
  return (await fit(model, data, settings)).stopped ?? "it did not stop";
}

describe("stopOnNaN", () => {
  it("names the first operation that made something not finite, and its layer", async () => {
    expect(await reason(new Net((h) => h, log))).toBe(
      "the loss is Infinity in epoch 1, step 1: log [3, 1] in second (Apply) made -Infinity of finite numbers",
    );
    expect(await reason(new Net((h) => h.div(h), log))).toBe(
      "the loss is NaN in epoch 1, step 1: div [3, 1] in first (Apply) made NaN of finite numbers",
    );
    const loss: Loss = (prediction) => log(prediction.mul(0)).mean();
    expect(await reason(new Net((h) => h), x, loss)).toBe(
      "the loss is -Infinity in epoch 1, step 1: log [3, 1] made -Infinity of finite numbers",
    );
  });

  it("finds the guilty layer of any number of layers", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(4), fc.nat(4), async (a, b) => {
        class Stack extends Layer {
          readonly layers = Array.from(
            { length: 5 },
            (_, i) =>
              new Apply(i === a || i === b ? (h) => log(h.mul(0)) : (h) => h.mul(0.5).add(1)),
          );
          readonly w = parameter(tensor([[1]]));

          override forward(input: Tensor): Tensor {
            return this.layers.reduce((h, layer) => layer.forward(h), input.matmul(this.w));
          }
        }
        expect(await reason(new Stack())).toContain(`in layers.${Math.min(a, b)} (Apply)`);
      }),
    );
  });

  it("names a weight, an input or a target that was not finite before", async () => {
    const model = new Line();
    model.b.assign(tensor([NaN]));
    expect(await reason(model)).toMatch(/: b holds NaN$/);
    expect(await reason(new Line(), tensor([[1], [NaN], [2]]))).toMatch(/: the input holds NaN$/);
    const infinite: Loss = (prediction, y) => squaredError(prediction, y.add(Infinity));
    expect(await reason(new Line(), x, infinite)).toMatch(/: add \[3, 1\] made Infinity of finite/);
  });

  it("does not mind what is infinite on purpose", async () => {
    const masked = (h: Tensor): Tensor => softmax(where(h.greater(0), h, -Infinity), 0);
    expect(await reason(new Net((h) => h, masked))).toBe("it did not stop");
    const guilty = new Net(masked, (h) => log(h.mul(0)));
    expect(await reason(guilty)).toContain("log [3, 1] in second (Apply) made -Infinity");
  });

  it("names the operation that broke a gradient while the loss was finite, and keeps the weights", async () => {
    const model = new Net(
      (h) => h,
      (h) => sqrt(abs(h)),
    );
    const before = hexOf(model);
    expect(await reason(model)).toBe(
      "the gradient of scale is NaN in epoch 1, step 1: on the way back, sqrt [3, 1] in second (Apply) made NaN of a finite gradient",
    );
    expect(hexOf(model)).toBe(before);
  });

  it("runs the step again with the same random numbers, and leaves streams and averages as they were", async () => {
    class Rare extends Layer {
      readonly w = parameter(tensor([[1]]));
      readonly seen = new Variable(zeros([]));
      readonly random: Random;

      constructor(random: Random) {
        super();
        this.random = random;
      }

      override forward(input: Tensor): Tensor {
        this.seen.assign(this.seen.detach().add(1));
        const mask = this.random.uniform([1]).greater(0.1);
        return log(input.matmul(this.w).mul(0).add(1).mul(mask));
      }
    }
    for (const seed of [1, 2, 3, 4]) {
      const model = new Rare(new Random(seed));
      const optimizer = new Sgd(model.parameters());
      const settings = { loss: squaredError, optimizer, epochs: 99, callbacks: [stopOnNaN()] };
      const { stopped } = await fit(model, pointsOnLine(4), settings);
      const [, epoch, step] = /epoch (\d+), step (\d+): log .* made -Infinity/.exec(stopped!)!;
      const steps = 4 * (Number(epoch) - 1) + Number(step);
      expect(await model.seen.item()).toBe(steps);
      const twin = new Random(seed);
      for (let i = 0; i < steps; i++) twin.uniform([1]);
      expect(model.random.state()).toEqual(twin.state());
    }
  });

  it("frees what it makes", async () => {
    const model = new Net(
      (h) => h,
      (h) => sqrt(abs(h)),
    );
    const logs = new Net((h) => h, log);
    await Promise.all([reason(model), reason(logs)]);
    const before = liveTensors();
    await reason(model);
    await reason(logs);
    expect(liveTensors()).toBe(before + 2); // the targets that `reason` makes
  });
});
