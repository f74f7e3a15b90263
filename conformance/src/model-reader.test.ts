import { parameter, tensor } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { readModel } from "./model-reader.ts";

const [w, b] = [parameter(tensor([[2, 0]])), parameter(tensor([1]))]; // one output of two inputs
const x = tensor([[3, 5]]);

describe("readModel", () => {
  it("reads chains and nested calls as the same thing", () => {
    for (const text of ["linear-relu", "relu(linear(x))", "linear(2,1), relu"])
      expect(readModel(text, [w, b])(x).toArray()).toEqual([[7]]);
  });

  it("leaves out what is said about the target", () => {
    expect(readModel("linear, target = input", [w, b])(x).toArray()).toEqual([[7]]);
  });

  it("says what it cannot read", () => {
    expect(() => readModel("linear-swish", [w, b])).toThrowErrorMatchingInlineSnapshot(`
      [Error: model: there is no stage swish in "linear-swish".
        A model is a chain of stages, each with its parameters.]
    `);
    expect(() => readModel("linear", [w])).toThrow("1 parameters are too few");
    expect(() => readModel("relu", [w])).toThrow("1 parameters are too many");
  });
});
