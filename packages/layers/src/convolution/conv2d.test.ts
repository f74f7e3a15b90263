import { conv2d, ones, Random, zeros } from "@gradus/core";
import { convolutions, expectClose, gradcheck } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Conv2d } from "./conv2d.ts";

const random = new Random(1);

describe("Conv2d", () => {
  it("is conv2d with weights of its own", () => {
    fc.assert(
      fc.property(convolutions(), fc.boolean(), ({ x, weight, options }, bias) => {
        const { groups = 1 } = options;
        const [outChannels, channels, height, width] = weight.shape;
        const layer = new Conv2d(channels * groups, outChannels, [height, width], {
          ...options,
          groups,
          random,
          bias,
          dtype: "float64",
        });
        layer.weight.assign(weight);
        layer.bias?.assign(ones([outChannels], { dtype: "float64" }));
        expectClose(layer.forward(x), conv2d(x, weight, { ...options, bias: layer.bias }));
      }),
    );
  });

  it("has the gradient of its formula, also in its parameters", () => {
    const layer = new Conv2d(2, 3, [2, 1], { random, dtype: "float64", padding: "same" });
    const x = random.normal([2, 2, 3, 4], { dtype: "float64" });
    gradcheck((at) => layer.forward(at), [x]);
    layer.forward(x).sum().backward();
    // every place adds its 1
    expectClose(layer.bias?.grad ?? x, x.full(24).slice(0, 0, 0, [0, 3]));
    expect(layer.weight.grad?.shape).toEqual([3, 2, 2, 1]);
  });

  it("starts from weights of variance 2 / fan in, and a bias of 0", () => {
    const layer = new Conv2d(8, 32, 5, { random: new Random(2), groups: 2 });
    expect(layer.weight.shape).toEqual([32, 4, 5, 5]);
    const variance = layer.weight.mul(layer.weight).mean().dataSync()[0];
    expect(Math.abs((variance * 4 * 25) / 2 - 1)).toBeLessThan(0.1);
    expect(layer.bias?.dataSync().every((b) => b === 0)).toBe(true);
    expect(layer.parameterCount()).toBe(32 * 4 * 25 + 32);
  });

  it("tells an initializer what each output is made of", () => {
    const fans: number[][] = [];
    const initializer: ConstructorParameters<typeof Conv2d>[3]["initializer"] = (_, shape, o) => {
      fans.push([o.fanIn, o.fanOut]);
      return zeros(shape);
    };
    expect(new Conv2d(4, 6, [2, 3], { random, initializer, groups: 2 }).weight.size).toBe(72);
    expect(fans).toEqual([[2 * 6, 3 * 6]]);
  });

  it("says what it was built with", () => {
    const layer = new Conv2d(2, 4, 3, { random, padding: [1, [0, 2]], stride: 2, bias: false });
    expect(layer.config()).toEqual({
      inChannels: 2,
      outChannels: 4,
      kernel: [3, 3],
      bias: false,
      dtype: "float32",
      stride: 2,
      padding: [1, [0, 2]],
      dilation: 1,
      groups: 1,
    });
  });

  it("explains arguments that are none", () => {
    expect(() => new Conv2d(0, 4, 3, { random })).toThrow("Conv2d: inChannels is 0.");
    expect(() => new Conv2d(1, 4, [3, 0], { random })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Conv2d: the kernel [3,0].
        A kernel is a whole number, 1 or more, or a pair of them, [vertical, horizontal].]
    `);
    expect(() => new Conv2d(1, 4, 3, { random, stride: 0 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Conv2d: the stride 0.
        A stride is a whole number, 1 or more, or a pair of them, [vertical, horizontal].]
    `);
    expect(() => new Conv2d(3, 4, 3, { random, groups: 2 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Conv2d: 2 groups of 3 → 4 channels.
        Each group has the same number of channels, so that groups divides both.]
    `);
    const layer = new Conv2d(1, 8, 5, { random });
    expect(() => layer.forward(zeros([2, 3, 28, 28]))).toThrow("has 3 channels, but the weights");
  });
});
