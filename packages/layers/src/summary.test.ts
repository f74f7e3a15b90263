import { parameter, Random, type Tensor, tensor, zeros } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { relu } from "./activations/relu.ts";
import { Conv2d } from "./convolution/conv2d.ts";
import { Embedding } from "./embedding/embedding.ts";
import { Flatten } from "./flatten.ts";
import { Layer } from "./layer.ts";
import { Linear } from "./linear.ts";
import { BatchNorm } from "./normalization/batch-norm.ts";
import { MaxPool2d } from "./pooling/max-pool2d.ts";
import { Dropout } from "./regularization/dropout.ts";
import { Residual } from "./residual.ts";
import { Sequential } from "./sequential.ts";
import { summary } from "./summary.ts";
import { trace } from "./trace.ts";

const random = new Random(1);

function cnn(): Sequential {
  return new Sequential(
    new Conv2d(1, 8, 5, { random }),
    new BatchNorm(8),
    relu,
    new MaxPool2d(2),
    new Residual(new Conv2d(8, 8, 3, { random, padding: "same" })),
    new Flatten(),
    new Dropout(0.5, { random: new Random(2) }),
    new Linear(1152, 10, { random }),
  );
}

/** A layer whose inside is used in its own way: one part twice, one not at all. */
class Own extends Layer {
  readonly scale = parameter(tensor([1]));
  readonly hidden = new Linear(3, 3, { random });
  readonly spare = new Linear(3, 3, { random });

  override forward(x: Tensor): Tensor {
    return this.hidden.forward(this.hidden.forward(x)).mul(this.scale);
  }
}

describe("summary", () => {
  it("shows what each layer returns and learns", () => {
    const model = cnn();
    model.at(0).freeze();
    expect(summary(model, [1, 28, 28])).toMatchInlineSnapshot(`
      "Sequential: [batch, 1, 28, 28] → [batch, 10]

      layer          kind       output              parameters
      ────────────────────────────────────────────────────────
      layers.0       Conv2d     [batch, 8, 24, 24]         208
      layers.1       BatchNorm  [batch, 8, 24, 24]          16
      layers.2       relu       [batch, 8, 24, 24]           0
      layers.3       MaxPool2d  [batch, 8, 12, 12]           0
      layers.4       Residual   [batch, 8, 12, 12]           0
      layers.4.body  Conv2d     [batch, 8, 12, 12]         584
      layers.5       Flatten    [batch, 1152]                0
      layers.6       Dropout    [batch, 1152]                0
      layers.7       Linear     [batch, 10]             11,530
      ────────────────────────────────────────────────────────
      12,338 parameters: 12,130 trainable, 208 frozen
      16 other numbers, such as running statistics"
    `);
  });

  it("shows layers that are no Sequential, with what is used twice and what is not used", () => {
    expect(summary(new Own(), [3])).toMatchInlineSnapshot(`
      "Own: [batch, 3] → [batch, 3]

      layer     kind    output          parameters
      ────────────────────────────────────────────
      (itself)  Own     [batch, 3]               1
      hidden    Linear  [batch, 3] × 2          12
      spare     Linear  not used                12
      ────────────────────────────────────────────
      25 parameters: 25 trainable, 0 frozen"
    `);
  });

  it("shows a single layer", () => {
    expect(summary(new Linear(3, 2, { random }), [3])).toMatchInlineSnapshot(`
      "Linear: [batch, 3] → [batch, 2]

      layer     kind    output      parameters
      ────────────────────────────────────────
      (itself)  Linear  [batch, 2]           8
      ────────────────────────────────────────
      8 parameters: 8 trainable, 0 frozen"
    `);
  });

  it("takes whole numbers where the model does", () => {
    const model = new Sequential(new Embedding(27, 4, { random }), new Linear(4, 2, { random }));
    expect(summary(model, [5], { dtype: "int32" })).toContain("[batch, 5, 2]");
  });

  it("passes on what a layer says about a wrong shape", () => {
    expect(() => summary(cnn(), [3, 28, 28])).toThrow("At layers.0 (Conv2d)");
  });
});

describe("trace", () => {
  it("adds up to the parameters of the model, each counted once", () => {
    const shared = new Linear(4, 4, { random });
    const models = [
      [cnn(), [1, 28, 28]],
      [new Own(), [3]],
      [new Sequential(shared, new Sequential(relu, shared), shared), [4]],
    ] as const;
    for (const [model, shape] of models) {
      const counted = trace(model, shape).flatMap(({ parameters }) => parameters);
      expect(counted.reduce((sum, { size }) => sum + size, 0)).toBe(model.parameterCount());
      expect(new Set(counted).size).toBe(counted.length);
    }
  });

  it("lists a shared layer in each of its places, with the call made there", () => {
    const shared = new MaxPool2d(2);
    const rows = trace(new Sequential(shared, shared), [1, 8, 8]);
    expect(rows.map(({ path, outputs }) => [path, outputs])).toEqual([
      ["", [[2, 1, 2, 2]]],
      ["layers.0", [[2, 1, 4, 4]]],
      ["layers.1", [[2, 1, 2, 2]]],
    ]);
  });

  it("leaves the model as it was: modes, statistics, streams, methods", () => {
    const model = cnn();
    model.at(1).eval();
    const before = {
      state: Object.entries(model.state()).map(([path, x]) => [path, x.dataSync()]),
      training: [...model.namedLayers()].map(([, layer]) => layer.training),
      streams: [...model.namedRandoms()].map(([, stream]) => stream.state()),
      fields: [...model.namedLayers()].map(([, layer]) => Object.getOwnPropertyNames(layer)),
    };
    trace(model, [1, 28, 28]);
    expect(() => trace(model, [3, 28, 28])).toThrow("channels");
    expect({
      state: Object.entries(model.state()).map(([path, x]) => [path, x.dataSync()]),
      training: [...model.namedLayers()].map(([, layer]) => layer.training),
      streams: [...model.namedRandoms()].map(([, stream]) => stream.state()),
      fields: [...model.namedLayers()].map(([, layer]) => Object.getOwnPropertyNames(layer)),
    }).toEqual(before);
    expect(model.parameters().every(({ grad }) => grad === undefined)).toBe(true);
  });

  it("uses no random numbers up, even of a layer that always draws", () => {
    class Noisy extends Layer {
      readonly random = new Random(3);

      override forward(x: Tensor): Tensor {
        return x.add(this.random.normal(x.shape));
      }
    }
    const [traced, fresh] = [new Noisy(), new Noisy()];
    trace(traced, [2]);
    expect(traced.forward(zeros([2])).dataSync()).toEqual(fresh.forward(zeros([2])).dataSync());
  });
});
