import { liveTensors, Random, SafetensorsError, type Tensor } from "@gradus/core";
import {
  Activation,
  AvgPool1d,
  AvgPool2d,
  BatchNorm,
  Conv1d,
  Conv2d,
  ConvTranspose2d,
  Dropout,
  Embedding,
  Flatten,
  GlobalAvgPool2d,
  GlobalMaxPool2d,
  Gru,
  Layer,
  LayerNorm,
  leakyRelu,
  Linear,
  Lstm,
  MaxPool1d,
  MaxPool2d,
  MinPool1d,
  MinPool2d,
  MultiHeadAttention,
  meanSquaredError,
  Prelu,
  relu,
  Residual,
  Rnn,
  Sequential,
  tanh,
} from "@gradus/layers";
import { Adam } from "@gradus/optimizers";
import * as fc from "fast-check";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { fit } from "../fit.ts";
import { hexOf } from "../testing/long-training.ts";
import { architectureOf } from "./architecture.ts";
import type { BuildContext } from "./layer-kind.ts";
import { layerFunctions, layerKinds } from "./layer-kinds.ts";
import { decodeModel, encodeModel } from "./model-file.ts";
import { loadModel, saveModel } from "./save-model.ts";

/** Layers from `[batch, 4]` to `[batch, 4]`, of every kind, with options other than the usual. */
const blocks: fc.Arbitrary<(random: Random) => Layer> = fc.oneof(
  fc.boolean().map((bias) => (random: Random) => new Linear(4, 4, { random, bias })),
  fc.constantFrom(relu, tanh, leakyRelu).map((f) => () => new Activation(f)),
  fc.constant(() => new Prelu({ channels: 4, initial: 0.5 })),
  fc
    .double({ min: 0, max: 0.5, noNaN: true })
    .map((p) => (random: Random) => new Dropout(p, { random })),
  fc.constant((random: Random) => new Dropout(0.5, { random: random.fork(), mode: "classic" })),
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((momentum) => () => new BatchNorm(4, { momentum })),
  fc.constant(() => new LayerNorm(4, { epsilon: 1e-3 })),
  fc.constant(() => new Flatten()),
  fc.constant((random: Random) => new Residual(new Sequential(new Linear(4, 4, { random }), tanh))),
);

const models = fc.tuple(fc.array(blocks, { maxLength: 6 }), fc.nat(1000)).map(([list, seed]) => {
  const random = new Random(seed);
  const model = new Sequential(...list.map((block) => block(random)), new Linear(4, 1, { random }));
  return Object.assign(model, { [fc.toStringMethod]: () => hexOf(model) });
});

const batches = [1, 2, 3].map((seed) => {
  const x = new Random(seed).normal([8, 4]);
  return { x, y: x.sum(1, { keepAxis: true }) };
});

function train(model: Layer, optimizer: Adam, epochs: number): Promise<unknown> {
  return fit(model, batches, { loss: meanSquaredError, optimizer, epochs });
}

describe("encodeModel", () => {
  it("keeps architecture, outputs, and with the optimizer how training goes on", async () => {
    await fc.assert(
      fc.asyncProperty(models, async (model) => {
        const optimizer = new Adam(model.parameters());
        await train(model, optimizer, 2);
        const saved = await decodeModel(await encodeModel(model, { optimizer }));
        expect(hexOf(saved.model)).toBe(hexOf(model));
        expect(saved.model.forward(batches[0].x).toArray()).toEqual(
          model.forward(batches[0].x).toArray(),
        );
        const next = new Adam(saved.model.parameters());
        next.loadState(saved.optimizer!);
        await train(model, optimizer, 2);
        await train(saved.model, next, 2);
        expect(hexOf(saved.model)).toBe(hexOf(model));
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it("keeps what is frozen", async () => {
    const random = new Random(1);
    const model = new Sequential(
      new Linear(4, 4, { random }),
      new BatchNorm(4),
      new Linear(4, 1, { random }),
    );
    model.freeze();
    model.at(2).unfreeze();
    const { model: saved } = await decodeModel(await encodeModel(model));
    const before = hexOf(saved.train());
    expect([...saved.namedLayers()].map(([, { frozen }]) => frozen)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    await train(saved, new Adam(saved.parameters()), 1);
    const lines = (hex: string): string[] =>
      hex.split("\n").filter((line) => !line.startsWith("layers.2"));
    expect(lines(hexOf(saved))).toEqual(lines(before));
    expect(hexOf(saved)).not.toBe(before);
  });

  it("says what it does with indices and words, too", async () => {
    const random = new Random(1);
    const model = new Sequential(new Embedding(5, 4, { random }), new LayerNorm([4]));
    const { model: saved } = await decodeModel(await encodeModel(model));
    const words = random.integers([2, 3], 0, 5);
    expect(saved.forward(words).toArray()).toEqual(model.forward(words).toArray());
  });

  const registry = { kinds: layerKinds, functions: layerFunctions };
  const random = new Random(7);
  const same = { random, padding: "same" } as const;
  const images: Layer[] = [
    new Conv2d(2, 4, [3, 2], { ...same, groups: 2, bias: false }),
    new ConvTranspose2d(2, 3, 3, { random, stride: 2, outputPadding: 1 }),
    new MaxPool2d(2, { stride: 1 }),
    new MinPool2d([1, 2]),
    new AvgPool2d(2, { padding: 1, countPadding: true }),
    new GlobalAvgPool2d(),
    new GlobalMaxPool2d(),
    new BatchNorm(2),
  ];
  const sequences: Layer[] = [
    new Conv1d(4, 2, 3, { ...same, dilation: 2 }),
    new MaxPool1d(2),
    new MinPool1d(2),
    new AvgPool1d(2),
    new Rnn(5, 3, { random, activation: relu }),
    new Lstm(5, 3, { random, numLayers: 2, dropout: 0.4, forgetBias: 2 }),
    new Gru(5, 3, { random, bidirectional: true }),
    new Sequential(
      new Linear(5, 4, { random }),
      new MultiHeadAttention(4, 2, { random, causal: true }),
    ),
  ];
  const cases = [
    ...images.map((layer) => [layer.constructor.name, layer, random.normal([2, 2, 6, 6])] as const),
    ...sequences.map((layer) => [layer.constructor.name, layer, random.normal([2, 4, 5])] as const),
  ];

  it.each(cases)("builds a %s again, with its options", async (_name, layer, x) => {
    const { model } = await decodeModel(await encodeModel(layer));
    expect(model.constructor).toBe(layer.constructor);
    expect(architectureOf(model, registry)).toEqual(architectureOf(layer, registry));
    expect(model.forward(x).toArray()).toEqual(layer.eval().forward(x).toArray());
    const streams = [model, layer].map((one) => [...one.namedRandoms()].map(([, r]) => r.state()));
    expect(streams[0]).toEqual(streams[1]);
  });

  it("notices any damage", async () => {
    const bytes = await encodeModel(
      new Sequential(new Linear(2, 1, { random: new Random(1) }), relu),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const damaged = bytes.slice();
          damaged[at] ^= change;
          await expect(decodeModel(damaged)).rejects.toThrow(SafetensorsError);
          await expect(decodeModel(bytes.subarray(0, at))).rejects.toThrow(SafetensorsError);
        },
      ),
    );
  });

  it("makes no more tensors than the model has", async () => {
    const bytes = await encodeModel(new Linear(2, 1, { random: new Random(1) }));
    const before = liveTensors();
    const { model } = await decodeModel(bytes);
    expect(liveTensors() - before).toBeLessThanOrEqual(2 * model.parameters().length);
  });
});

/** A layer of the reader's own, with a layer inside and options. */
class Net extends Layer {
  readonly hidden: Linear;
  private readonly width: number;

  constructor(width: number, random: Random) {
    super();
    this.width = width;
    this.hidden = new Linear(4, width, { random });
  }

  override forward(x: Tensor): Tensor {
    return this.hidden.forward(x);
  }

  override config(): { width: number } {
    return { width: this.width };
  }
}

const kinds = {
  Net: {
    layer: Net,
    build: ({ width }: { width: number }, { random }: BuildContext) => new Net(width, random),
  },
};

describe("saveModel", () => {
  it("saves layers of one's own, once they are registered", async () => {
    const folder = mkdtempSync(join(tmpdir(), "models "));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, "net.safetensors");
    const model = new Sequential(new Net(3, new Random(1)), tanh);
    await saveModel(path, model, { kinds });
    const { model: saved, optimizer } = await loadModel(path, { kinds });
    expect(hexOf(saved)).toBe(hexOf(model));
    expect(optimizer).toBeUndefined();
    expect(readFileSync(path, "latin1")).toContain(
      String.raw`{\"layer\":\"Net\",\"config\":{\"width\":3}`,
    );
    await expect(loadModel(path)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: loadModel: the file has a layer of the kind Net, which is not registered.
        A file names the kinds of its layers, and a registry says how each is built.
        Try: { kinds: { Net: { layer: Net, build: (config, { random }) => new Net(…) } } }]
    `);
  });

  it("explains what cannot be saved", async () => {
    const linear = new Linear(4, 4, { random: new Random(1) });
    await expect(encodeModel(new Net(3, new Random(1)))).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: saveModel: the model has a layer of the kind Net, which is not registered.
        A file names the kinds of its layers, and a registry says how each is built.
        Try: { kinds: { Net: { layer: Net, build: (config, { random }) => new Net(…) } } }]
    `);
    const custom = new Sequential((x) => leakyRelu(x, { slope: 0.2 }));
    await expect(encodeModel(custom)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: saveModel: the model, layers 0, f has a function without a name, which is not registered.
        A file holds the names of functions, and a registry what they do.
        Try: { functions: { f } }, and the same when loading.]
    `);
    await expect(encodeModel(new Sequential(linear, linear))).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: saveModel: the model, layers 0 and the model, layers 1 are one Linear.
        A saved model is a tree: each layer stands in one place.
        Try: a layer of your own that holds it once and uses it twice.]
    `);
    const wrong = { Net: { ...kinds.Net, build: () => new Net(5, new Random(1)) } };
    const bytes = await encodeModel(new Net(3, new Random(1)), { kinds });
    await expect(decodeModel(bytes, { kinds: wrong })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: loadModel: a model {"layer":"Net","config":{"width":3}} was asked for, and {"layer":"Net","config":{"width":5}} was built.
        A kind of layer builds a layer with the config that it is given.]
    `);
  });
});
