import {
  ones,
  type Parameter,
  parameter,
  Random,
  type Tensor,
  Variable,
  zeros,
} from "@gradus/core";
import { expectClose, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Layer } from "./layer.ts";

class Noisy extends Layer {
  readonly weight = parameter(zeros([2]));
  readonly random: Random;

  constructor(random: Random) {
    super();
    this.random = random;
  }

  override forward(x: Tensor): Tensor {
    return x.add(this.random.normal(x.shape));
  }
}

class Net extends Layer {
  readonly layers: readonly Noisy[];

  constructor(...layers: readonly Noisy[]) {
    super();
    this.layers = layers;
  }

  override forward(x: Tensor): Tensor {
    return this.layers.reduce((h, layer) => layer.forward(h), x);
  }
}

/** Three weights, a bias, and a variable that is not learned. */
class Leaf extends Layer {
  readonly weight: Parameter;
  readonly bias = parameter(zeros([1]));
  readonly count = new Variable(zeros([]));

  constructor(weight: Parameter) {
    super();
    this.weight = weight;
  }

  override forward(x: Tensor): Tensor {
    return x.mul(this.weight).add(this.bias);
  }
}

/** Layers in a field and in a list, a parameter of its own, and fields that are none of these. */
class Nested extends Layer {
  readonly own: Parameter;
  readonly inside: Leaf;
  readonly list: readonly Leaf[];
  readonly nothing = undefined;
  readonly size = 3;

  constructor(own: Parameter, inside: Leaf, list: readonly Leaf[]) {
    super();
    this.own = own;
    this.inside = inside;
    this.list = list;
  }

  override forward(x: Tensor): Tensor {
    return this.list.reduce((h, layer) => layer.forward(h), this.inside.forward(x)).mul(this.own);
  }
}

function tied(): Parameter {
  return parameter(zeros([3]));
}

describe("Layer", () => {
  it("finds the streams of random numbers in its fields, each one once", () => {
    const [a, b] = [new Random(1), new Random(2)];
    const net = new Net(new Noisy(a), new Noisy(b), new Noisy(a));
    const found = [...net.namedRandoms()];
    expect(found.map(([path]) => path)).toEqual(["layers.0.random", "layers.1.random"]);
    expect(found.map(([, random]) => random)).toEqual([a, b]);
    expect([...net.namedVariables()].map(([path]) => path)).toEqual([
      "layers.0.weight",
      "layers.1.weight",
      "layers.2.weight",
    ]);
  });

  it("rests while it is frozen: no gradient is asked for, and it stays in evaluation", () => {
    const net = new Net(new Noisy(new Random(1)), new Noisy(new Random(2)));
    net.layers[0].freeze();
    net.train();
    expect(net.layers.map(({ frozen }) => frozen)).toEqual([true, false]);
    expect(net.layers.map(({ training }) => training)).toEqual([false, true]);
    expect(net.parameters().map(({ requiresGrad }) => requiresGrad)).toEqual([false, true]);
    net.unfreeze().train();
    expect([...net.namedLayers()].every(([, { training }]) => training)).toBe(true);
    expect(net.parameters().every(({ requiresGrad }) => requiresGrad)).toBe(true);
  });

  it("names what stands in fields and in lists, at any depth, each parameter once", () => {
    const shared = parameter(zeros([3]));
    const model = new Nested(shared, new Leaf(shared), [new Leaf(shared), new Leaf(tied())]);
    expect([...model.namedParameters()].map(([path]) => path)).toEqual([
      "own",
      "inside.bias",
      "list.0.bias",
      "list.1.weight",
      "list.1.bias",
    ]);
    expect([...model.namedVariables()].map(([path]) => path)).toEqual([
      "own",
      "inside.bias",
      "inside.count",
      "list.0.bias",
      "list.0.count",
      "list.1.weight",
      "list.1.bias",
      "list.1.count",
    ]);
    expect([...model.namedLayers()].map(([path]) => path)).toEqual([
      "",
      "inside",
      "list.0",
      "list.1",
    ]);
    expect(model.parameters()).toHaveLength(5);
    expect(model.parameterCount()).toBe(3 + 1 + 1 + 3 + 1);
  });

  it("counts what is learned, and still counts it when it is frozen", () => {
    const model = new Leaf(tied());
    expect(model.parameterCount()).toBe(4);
    expect(model.freeze().parameterCount()).toBe(4);
    expect(model.parameters().map(({ frozen }) => frozen)).toEqual([true, true]);
  });

  it("gives frozen parameters no gradient, and the layers before them theirs", () => {
    const [first, second] = [new Leaf(tied()), new Leaf(tied())];
    second.freeze();
    second
      .forward(first.forward(ones([3])))
      .sum()
      .backward();
    expect(first.weight.grad).toBeDefined();
    expect(second.weight.grad).toBeUndefined();
    first.parameters().forEach((each) => each.zeroGrad());
    second
      .unfreeze()
      .forward(ones([3]))
      .sum()
      .backward();
    expect(second.weight.grad).toBeDefined();
  });

  it("switches everything inside between training and evaluation", () => {
    const model = new Nested(tied(), new Leaf(tied()), [new Leaf(tied())]);
    const modes = (): boolean[] => [...model.namedLayers()].map(([, { training }]) => training);
    expect(modes()).toEqual([true, true, true]);
    expect(model.eval()).toBe(model);
    expect(modes()).toEqual([false, false, false]);
    model.inside.train();
    expect(modes()).toEqual([false, true, false]);
    expect(model.train()).toBe(model);
    expect(modes()).toEqual([true, true, true]);
  });

  it("takes over the numbers of a state, so that both then compute the same", () => {
    fc.assert(
      fc.property(tensorsOf([3], undefined, "float32"), (numbers) => {
        const [a, b] = [new Leaf(parameter(numbers)), new Leaf(tied())];
        b.loadState(a.state());
        expect(Object.keys(a.state())).toEqual(["weight", "bias", "count"]);
        expectClose(b.forward(ones([3])), a.forward(ones([3])));
      }),
    );
  });

  it("keeps its numbers apart from those of the state it came from", () => {
    const [a, b] = [new Leaf(tied()), new Leaf(tied())];
    b.loadState(a.state());
    a.weight.assign(ones([3]));
    expect([...b.weight.dataSync()]).toEqual([0, 0, 0]);
  });

  it("explains a state that does not fit, and changes nothing then", () => {
    const model = new Leaf(tied());
    const good = { weight: ones([3]), bias: ones([1]), count: ones([]) };
    const short = { weight: good.weight, bias: good.bias };
    expect(() => model.loadState({ ...short, steps: ones([]) }))
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: loadState: missing: count; unknown: steps
        A state has a tensor for each variable of the layer, and nothing else.
        Try: build the layer with the same options as the one that was saved.]
    `);
    expect(() => model.loadState(short)).toThrow("loadState: missing: count\n");
    expect(() => model.loadState({ ...good, count: ones([2]) }))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: loadState: count is [] here and [2] in the state.
        A state fits a layer that was built with the same sizes.]
    `);
    const precise = { ...good, bias: ones([1], { dtype: "float64" }) };
    expect(() => model.loadState(precise)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: loadState: bias is float32 on cpu here and float64 on cpu in the state.
        A variable keeps its dtype and its backend for life.
        Try: state["bias"].cast("float32")]
    `);
    expect([...model.weight.dataSync()]).toEqual([0, 0, 0]);
  });

  it("says what a kind of layer lacks that cannot be saved as a whole", () => {
    expect(() => new Net().config()).toThrowErrorMatchingInlineSnapshot(`
      [Error: Net: this kind of layer has no config().
        A layer that can be saved as a whole says what it was built with.
        Try: override config() to return the arguments of the constructor by name, without the random stream.]
    `);
  });
});
