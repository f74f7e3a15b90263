import { describe, expect, it } from "vitest";
import { tensor } from "../tensor/creation.ts";
import { parameter } from "../tensor/parameter.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { Variable } from "../tensor/variable.ts";
import { gradcheck } from "../testing/index.ts";
import { record } from "./record.ts";
import { noGrad } from "./recording.ts";

describe("record", () => {
  it("makes an operation of one's own differentiable", () => {
    const cube = (x: Tensor): Tensor =>
      record("cube", x.detach().pow(3), [x, (g) => g.mul(x).mul(x).mul(3)]);
    const report = gradcheck(cube, [tensor([0.5, -2])], { secondOrder: true });
    expect(report).toMatchObject({ checked: 4, kinks: 0 });
  });

  it("keeps an edge for each input that asks for its gradient, and no other", () => {
    const [w, x] = [parameter(tensor(2)), tensor(3)];
    const y = w.mul(x);
    expect(y.node?.op).toBe("mul");
    expect(y.node?.edges.map(({ input }) => input)).toEqual([w]);
    expect(w.mul(w).node?.edges).toHaveLength(2);
  });

  it("writes nothing where nothing asks for a gradient, or the tape is off", () => {
    const w = parameter(tensor(2));
    expect(tensor(1).add(tensor(2)).node).toBeUndefined();
    expect(noGrad(() => w.add(1)).node).toBeUndefined();
  });

  it("never runs the pullback of an input that asks for nothing", () => {
    const [w, x] = [parameter(tensor(2)), tensor(3)];
    record(
      "mul",
      tensor(6),
      [w, (g) => g.mul(x)],
      [x, () => expect.fail("nobody asked for this gradient")],
    ).backward();
    expect(w.grad?.toArray()).toBe(3);
  });

  it("remembers which numbers of a variable were read", () => {
    const [w, state] = [parameter(tensor(2)), new Variable(tensor(3))];
    state.assign(tensor(4));
    expect(w.mul(state).node?.variables).toEqual([{ input: state, version: state.version }]);
    expect(w.mul(3).node?.variables).toBeUndefined();
  });

  it("refuses to make an input its own output", () => {
    const x = parameter(tensor([1, 2]));
    expect(() => record("straightThrough", x, [x, (g) => g])).toThrowErrorMatchingInlineSnapshot(`
      [Error: straightThrough: the output [2] is one of the inputs.
        An operation makes a new tensor, so that the tape can tell before from after.
        Try: record(op, x.detach(), [x, …])]
    `);
  });
});
