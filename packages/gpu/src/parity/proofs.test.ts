import { cpu, exp, formatShape, log } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exact } from "./bound.ts";
import type { Entry } from "./parity-entry.ts";
import { checkExports, checkKernels, checkRan } from "./proofs.ts";

const entry: Entry = {
  name: "exp",
  of: [exp],
  cases: fc.constant({ inputs: [], compute: () => [] }),
  bound: exact("this is a test"),
  fused: ["softmax"],
};

describe("the proofs of the parity table", () => {
  it("are complete where everything has an entry or a reason", () => {
    const reasons = { formatShape: "it makes a text" };
    expect(() => checkExports("a package", { exp, formatShape }, [entry], reasons)).not.toThrow();
    expect(() => checkKernels({ softmax: cpu.fused.softmax! }, [entry])).not.toThrow();
    expect(() => checkRan(entry, new Set(["softmax", "adam"]))).not.toThrow();
  });

  it("say what is missing for a new operation", () => {
    expect(() => checkExports("@gradus/core", { exp, log }, [entry], {}))
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: the parity table: no entry is the proof of log, which @gradus/core exports.
        Whatever computes with numbers is compared with the reference, forward and backward, or a reason says why it need not be.
        Try: an entry in parity/entries/ that names it in \`of\`, or a reason in parity/exceptions.ts.]
    `);
  });

  it("say what is missing for a new fused kernel", () => {
    expect(() => checkKernels(cpu.fused, [entry])).toThrowErrorMatchingInlineSnapshot(`
      [Error: the parity table: no entry names softmaxGrad, maxPool2d, maxPool2dGrad, which the backend offers as fused kernels.
        A fused kernel gives what the operations give that it replaces, and only an entry that runs it shows that it does.
        Try: \`fused: [name]\` in the entry of the function that uses it.]
    `);
  });

  it("do not take an entry's word for a kernel that it never ran", () => {
    expect(() => checkRan(entry, new Set(["adam"]))).toThrowErrorMatchingInlineSnapshot(`
      [Error: the parity table: the entry of exp names softmax, and its cases never ran that.
        A fused kernel is proven by running it.
        Try: cases that reach it, or look whether the function still asks the backend for it.]
    `);
  });
});
