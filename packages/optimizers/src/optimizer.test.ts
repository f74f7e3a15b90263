import {
  type Backend,
  cpu,
  liveTensors,
  parameter,
  type Parameter,
  readSafetensors,
  type Storage,
  type Tensor,
  tensor,
  writeSafetensors,
} from "@gradus/core";
import { describe, expect, it } from "vitest";
import {
  Adagrad,
  Adam,
  AdamW,
  GradientDescent,
  Momentum,
  Nesterov,
  type Optimizer,
  RmsProp,
  Sgd,
} from "./index.ts";
import { stepWith, weights } from "./testing/descend.ts";

const kinds: [string, (parameters: Parameter[]) => Optimizer][] = [
  ["GradientDescent", (p) => new GradientDescent(p)],
  ["Sgd", (p) => new Sgd(p)],
  ["Momentum", (p) => new Momentum(p)],
  ["Nesterov", (p) => new Nesterov(p)],
  ["Adagrad", (p) => new Adagrad(p)],
  ["RmsProp", (p) => new RmsProp(p)],
  ["Adam", (p) => new Adam(p)],
  ["AdamW", (p) => new AdamW(p)],
];

describe.each(kinds)("%s", (_name, make) => {
  it("goes on identically from a saved state, also through a file", async () => {
    const [w, copy] = [weights(1, -2), weights(0, 0)];
    const [first, second] = [make([w]), make([copy])];
    for (const g of [1, -3, 2]) stepWith(first, w, g, g / 2);

    const { tensors, ...rest } = first.state();
    const bytes = await writeSafetensors(tensors);
    second.loadState({ ...rest, tensors: Object.fromEntries(readSafetensors(bytes).tensors) });
    copy.assign(w);
    for (const g of [5, -1]) expect(stepWith(second, copy, g, 1)).toEqual(stepWith(first, w, g, 1));
  });

  it("leaves frozen parameters alone, also by weight decay", () => {
    const [w, frozen] = [weights(1), weights(2)];
    const optimizer = make([w, frozen]);
    frozen.frozen = true;
    stepWith(optimizer, w, 1);
    expect(frozen.dataSync()).toEqual(Float64Array.of(2));
    expect(w.dataSync()).not.toEqual(Float64Array.of(1));
  });

  it("frees what a step makes", () => {
    const w = weights(1, 2);
    const optimizer = make([w]);
    stepWith(optimizer, w, 1, 1); // makes its slots
    w.mul(w).sum().backward();
    const before = liveTensors();
    for (let i = 0; i < 10; i++) optimizer.step();
    expect(liveTensors()).toBe(before);
  });
});

describe("an optimizer", () => {
  it("gives each group its own options", () => {
    const [slow, fast] = [weights(0), weights(0)];
    const groups = [{ parameters: [slow] }, { parameters: [fast], learningRate: 1 }];
    const optimizer = new Sgd(groups, { learningRate: 0.1 });
    slow.add(fast).sum().backward();
    optimizer.step();
    expect([...slow.dataSync(), ...fast.dataSync()]).toEqual([-0.1, -1]);
  });

  it("takes its next steps with the learning rate that is set", () => {
    const w = weights(0);
    const optimizer = new Sgd([w], { learningRate: 1 });
    optimizer.learningRate = 0.25;
    expect(stepWith(optimizer, w, 1)).toEqual([-0.25]);
    expect(optimizer.learningRate).toBe(0.25);
  });

  it("names a parameter that has no gradient, and moves nothing then", () => {
    const [a, b] = [weights(1), weights(2, 3)];
    const optimizer = new Sgd([a, b]);
    a.sum().backward();
    expect(() => optimizer.step()).toThrowErrorMatchingInlineSnapshot(`
      [MissingGradientError: step: a parameter [2] has no gradient.
        backward() gives one to every parameter the loss was computed from.
        Try: call loss.backward() first, and check that forward() uses every layer.]
    `);
    expect(a.dataSync()).toEqual(Float64Array.of(1));
  });

  it("refuses to start with nothing, or with a parameter twice", () => {
    expect(() => new Sgd([])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Sgd: there are no parameters.
        An optimizer has something to move.
        Try: model.parameters()]
    `);
    const w = weights(1);
    expect(() => new Sgd([w, w])).toThrowErrorMatchingInlineSnapshot(`
      [Error: Sgd: a parameter [1] is named twice.
        A parameter takes one step at a time, so it belongs to one group.]
    `);
  });

  it("refuses a state of other parameters", () => {
    const state = { time: 1, learningRates: [0.1], tensors: { "3.mean": tensor([1]) } };
    expect(() => new Adam([weights(1)]).loadState(state)).toThrowErrorMatchingInlineSnapshot(`
      [Error: loadState: the state is of 1 groups and does not fit 1 groups of 1 parameters.
        A state belongs to an optimizer over the same parameters, in the same order and groups.]
    `);
  });

  it("takes the kernel that a backend has for its step, with its state", () => {
    const w = parameterOn({ ...cpu, fused: { momentum: (theta, g, [v]) => [g, v] } });
    const optimizer = new Momentum([w]);
    expect(stepWith(optimizer, w, 0.25)).toEqual([0.25]);
    expect(Object.keys(optimizer.state().tensors)).toEqual(["0.velocity"]);
  });

  it("passes a kernel over where a subclass steps in a way of its own", () => {
    class Backward extends GradientDescent {
      protected override next(w: Parameter, g: Tensor): Tensor {
        return w.add(g);
      }
    }
    const fused = { gradientDescent: (): Storage[] => [cpu.fill(100, 1, "float64")] };
    const w = parameterOn({ ...cpu, fused });
    expect(stepWith(new Backward([w]), w, 2)).toEqual([3]);
    expect(stepWith(new Sgd([w]), w, 2)).toEqual([100]);
  });
});

/** A float64 parameter of one number, 1, on a backend that computes as the cpu does. */
function parameterOn(backend: Backend): Parameter {
  return parameter(tensor([1], { dtype: "float64", backend }));
}
