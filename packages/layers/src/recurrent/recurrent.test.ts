import { Random, tanh, type Tensor, tensor, zeros } from "@gradus/core";
import { expectClose } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws, sizes } from "../testing/recurrent.ts";
import { Gru } from "./gru.ts";
import { Lstm } from "./lstm.ts";
import type { Recurrent, RecurrentOptions } from "./recurrent.ts";
import { Rnn } from "./rnn.ts";

const double = { dtype: "float64" } as const;

type Make = (inFeatures: number, hidden: number, options: RecurrentOptions) => Recurrent<unknown>;
const kinds: [string, number, Make][] = [
  ["Rnn", 1, (...args) => new Rnn(...args)],
  ["Lstm", 4, (...args) => new Lstm(...args)],
  ["Gru", 3, (...args) => new Gru(...args)],
];
const seeds = fc.integer({ min: 0, max: 0xffff });

describe.each(kinds)("%s", (_name, gates, make) => {
  it("goes on where it stopped: two halves equal the whole", () => {
    fc.assert(
      fc.property(
        draws,
        sizes,
        seeds,
        fc.nat(3),
        (draw, { batch, inFeatures, hidden }, seed, cut) => {
          const layer = make(inFeatures, hidden, {
            random: new Random(seed),
            numLayers: 2,
            ...double,
          });
          const x = draw(batch, 5, inFeatures);
          const whole = layer.run(x).outputs;
          const first = layer.run(x.slice(null, [0, cut + 1]));
          const second = layer.run(x.slice(null, [cut + 1, null]), first.state);
          expectClose(first.outputs, whole.slice(null, [0, cut + 1]));
          expectClose(second.outputs, whole.slice(null, [cut + 1, null]));
        },
      ),
    );
  });

  it("does not look ahead, unless it is bidirectional", () => {
    fc.assert(
      fc.property(draws, sizes, seeds, (draw, { batch, inFeatures, hidden }, seed) => {
        const layer = make(inFeatures, hidden, { random: new Random(seed), ...double });
        const x = draw(batch, 4, inFeatures);
        const changed = x.add(tensor([[[0], [0], [1], [5]]], double));
        expectClose(
          layer.forward(changed).slice(null, [0, 2]),
          layer.forward(x).slice(null, [0, 2]),
        );
      }),
    );
  });

  it("treats each sequence of a batch alone", () => {
    fc.assert(
      fc.property(draws, sizes, seeds, (draw, { time, inFeatures, hidden }, seed) => {
        const options = { random: new Random(seed), bidirectional: true, ...double };
        const layer = make(inFeatures, hidden, options);
        const x = draw(3, time, inFeatures);
        const y = layer.forward(x);
        expect(y.shape).toEqual([3, time, 2 * hidden]);
        expectClose(layer.forward(x.slice([1, 2])), y.slice([1, 2]));
      }),
    );
  });

  it("has parameters for each layer and direction, in the order of a state", () => {
    const random = new Random(1);
    const layer = make(5, 2, { random, numLayers: 2, bidirectional: true });
    const shapes = layer.parameters().map(({ shape }) => shape);
    const width = gates * 2;
    expect(shapes).toEqual([
      ...[5, 5, 4, 4].map((rows) => [rows, width]),
      ...[2, 2, 2, 2].map((rows) => [rows, width]),
      ...Array.from({ length: 8 }, () => [width]),
    ]);
    expect(Object.keys(layer.state()).slice(0, 5)).toEqual([
      "weightIh.0",
      "weightIh.1",
      "weightIh.2",
      "weightIh.3",
      "weightHh.0",
    ]);
    const plain = make(5, 2, { random, bias: false });
    expect(Object.keys(plain.state())).toEqual(["weightIh.0", "weightHh.0"]);
    expect(plain.forward(zeros([1, 3, 5])).shape).toEqual([1, 3, 2]);
  });

  it("gives every parameter a gradient", () => {
    const random = new Random(1);
    const layer = make(3, 2, { random, numLayers: 2, bidirectional: true });
    layer
      .forward(random.normal([2, 4, 3]))
      .pow(2)
      .sum()
      .backward();
    for (const { grad, shape } of layer.parameters()) {
      expect(grad?.shape).toEqual(shape);
      expect(grad!.dataSync().some((slope) => slope !== 0)).toBe(true);
    }
  });

  it("starts uniform in ±1/√hidden, the same for the same seed", () => {
    const [one, other] = [1, 1].map((seed) => make(8, 16, { random: new Random(seed) }));
    expect(one.weightIh[0].dataSync()).toEqual(other.weightIh[0].dataSync());
    const weights = [...one.weightIh, ...one.weightHh].flatMap((weight) => [...weight.dataSync()]);
    const [low, high] = [Math.min(...weights), Math.max(...weights)];
    expect(low).toBeGreaterThanOrEqual(-0.25);
    expect(low).toBeLessThan(-0.24);
    expect(high).toBeLessThanOrEqual(0.25);
    expect(high).toBeGreaterThan(0.24);
  });

  it("drops between its layers in training only", () => {
    const layer = make(3, 8, { random: new Random(1), numLayers: 2, dropout: 0.5 });
    const x = new Random(2).normal([2, 3, 3]);
    expect(layer.forward(x).dataSync()).not.toEqual(layer.forward(x).dataSync());
    layer.eval();
    expect(layer.forward(x).dataSync()).toEqual(layer.forward(x).dataSync());
  });

  it("stays finite at ±1000", () => {
    const layer = make(1, 2, { random: new Random(1), bidirectional: true });
    const y: Tensor = layer.forward(tensor([[[1000], [-1000], [1000]]]));
    expect(y.dataSync().every((value) => Math.abs(value) <= 1)).toBe(true);
  });
});

describe("Recurrent", () => {
  const random = new Random(1);

  it("explains its sizes and options", () => {
    expect(() => new Rnn(0, 3, { random })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Rnn: inFeatures is 0.
        inFeatures is a whole number, 1 or more.]
    `);
    expect(() => new Lstm(2, 3.5, { random })).toThrow("Lstm: hiddenFeatures is 3.5.");
    expect(() => new Gru(2, 3, { random, numLayers: 0 })).toThrow("Gru: numLayers is 0.");
    expect(() => new Gru(2, 3, { random, dropout: 0.5 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Gru: dropout is 0.5, and there is one layer.
        This dropout works between layers, on the outputs of all but the last.
        Try: numLayers: 2, or a Dropout layer of its own.]
    `);
    expect(() => new Gru(2, 3, { random, dropout: 2, numLayers: 2 })).toThrow("Dropout: p is 2.");
  });

  it("names itself where an input does not fit", () => {
    expect(() => new Lstm(2, 3, { random }).forward(zeros([4, 2]))).toThrow(
      "Lstm: the input is [4, 2]",
    );
  });

  it("says what it was built with", () => {
    const options = { random, numLayers: 2, bidirectional: true, dropout: 0.25 };
    const shared = {
      inFeatures: 2,
      hiddenFeatures: 3,
      numLayers: 2,
      bidirectional: true,
      bias: true,
      dropout: 0.25,
      dtype: "float32",
    };
    expect(new Gru(2, 3, options).config()).toEqual(shared);
    expect(new Lstm(2, 3, options).config()).toEqual({ ...shared, forgetBias: 1 });
    expect(new Rnn(2, 3, options).config()).toEqual({ ...shared, activation: tanh });
    const bare = new Lstm(2, 3, { random, bias: false }).config();
    expect(bare).toMatchObject({ numLayers: 1, bidirectional: false, bias: false, dropout: 0 });
  });

  it("shows the stream that its dropout draws from", () => {
    const layer = new Gru(2, 3, { random, numLayers: 2, dropout: 0.5 });
    expect([...layer.namedRandoms()]).toEqual([["between.random", random]]);
  });
});
