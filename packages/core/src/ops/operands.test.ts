import { describe, expect, it } from "vitest";
import type { Backend } from "../backend/backend.ts";
import { cpu } from "../backend/cpu/cpu-backend.ts";
import { zeros } from "../tensor/creation.ts";
import { checkBackends, checkFractions, checkIndices, checkOperands } from "./operands.ts";

const elsewhere: Backend = { ...cpu, name: "elsewhere" };
const [single, double, whole, far] = [
  zeros([2]),
  zeros([2], { dtype: "float64" }),
  zeros([2], { dtype: "int32" }),
  zeros([2], { backend: elsewhere }),
];

describe("operands", () => {
  it("are of one dtype, and nothing is converted behind the reader's back", () => {
    checkOperands("add", single, single);
    expect(() => checkOperands("add", single, double)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: add: float32 and float64 do not mix.
        An operation computes in one dtype, that of all its operands.
        Try: a.cast("float64")]
    `);
    expect(() => checkOperands("add", single, whole)).toThrow('Try: b.cast("float32")');
    expect(() => checkOperands("add", whole, double)).toThrow('Try: a.cast("float64")');
  });

  it("live in the same memory", () => {
    expect(() => checkBackends("add", single, far)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: add: one operand is on cpu, the other on elsewhere.
        A kernel reads only its own backend's memory.
        Try: fromData(await x.data(), x.shape, { backend })]
    `);
    expect(() => checkOperands("add", single, far)).toThrow("on cpu, the other on elsewhere");
  });

  it("have fractions where the result needs them", () => {
    checkFractions("exp", single);
    expect(() => checkFractions("exp", whole)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: exp: int32 holds whole numbers, and the result is not always one.
        An operation never changes the dtype by itself.
        Try: x.cast("float32")]
    `);
  });

  it("are int32 where they are indices", () => {
    checkIndices("gather", whole);
    expect(() => checkIndices("gather", single)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: gather: the indices are float32.
        An index is a whole number, so indices are int32.
        Try: index.cast("int32")]
    `);
  });
});
