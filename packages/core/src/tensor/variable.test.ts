import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { liveTensors } from "../memory/scope.ts";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, shapes, tensorsOf } from "../testing/index.ts";
import { Variable } from "./variable.ts";

const pairs = shapes().chain((shape) => fc.tuple(tensorsOf(shape), tensorsOf(shape)));

describe("Variable", () => {
  it("holds the numbers that were assigned last", () => {
    fc.assert(
      fc.property(pairs, ([first, second]) => {
        const state = new Variable(first);
        expectClose(state, first);
        state.assign(second);
        expectClose(state, second);
        state.assign(state.mul(2));
        expectClose(state, second.mul(2));
      }),
    );
  });

  it("counts its assignments, so that the tape notices", () => {
    const state = new Variable(zeros([2]));
    const before = state.version;
    state.assign(zeros([2]));
    state.assign(state);
    expect(state.version - before).toBe(2);
    expect([state.toArray(), zeros([2]).version]).toEqual([[0, 0], 0]);
  });

  it("keeps its numbers when those it was given are freed", () => {
    const [first, second] = [tensor([1]), tensor([2])];
    const state = new Variable(first);
    first.dispose();
    expect(state.toArray()).toEqual([1]);
    state.assign(second);
    second.dispose();
    expect(state.toArray()).toEqual([2]);
  });

  it("leaves a snapshot alone", () => {
    const state = new Variable(tensor([1]));
    const snapshot = state.detach();
    state.assign(tensor([2]));
    expect(snapshot.toArray()).toEqual([1]);
  });

  it("asks for no gradient", () => {
    expect(new Variable(zeros([1])).add(1).requiresGrad).toBe(false);
  });

  it("is let go of by dispose only", () => {
    const before = liveTensors();
    const initial = zeros([1]);
    const state = new Variable(initial);
    initial.dispose();
    state.dispose();
    expect(liveTensors()).toBe(before);
    expect(() => state.assign(zeros([1]))).toThrow("was disposed of");
  });

  it("keeps its shape, its dtype and its backend", () => {
    const state = new Variable(zeros([2]));
    expect(() => state.assign(zeros([3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: assign: a variable [2] was given [3].
        A variable keeps its shape for life.]
    `);
    expect(() => state.assign(zeros([2], { dtype: "float64" })))
      .toThrowErrorMatchingInlineSnapshot(`
        [TypeError: assign: a float32 variable on cpu was given float64 on cpu.
          A variable keeps its dtype and its backend for life.
          Try: assign(next.cast("float32"))]
      `);
    expect(state.toArray()).toEqual([0, 0]);
  });
});
