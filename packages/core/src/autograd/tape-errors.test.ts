import { describe, expect, it } from "vitest";
import { ones } from "../tensor/creation.ts";
import { parameter } from "../tensor/parameter.ts";
import { Variable } from "../tensor/variable.ts";
import { MissingGradientError, StaleTapeError } from "./tape-errors.ts";

describe("errors of the tape", () => {
  it("say what was assigned, and how to keep the old numbers", () => {
    expect(new StaleTapeError("mul", parameter(ones([2])))).toMatchInlineSnapshot(`
      [StaleTapeError: mul (backward): a parameter [2] was assigned after the forward pass used it.
        The gradient belongs to the old numbers, which are gone.
        Try: call backward() before optimizer.step().]
    `);
    expect(new StaleTapeError("mul", new Variable(ones([])))).toMatchInlineSnapshot(`
      [StaleTapeError: mul (backward): a variable [] was assigned after the forward pass used it.
        The gradient belongs to the old numbers, which are gone.
        Try: call backward() before assign(), or compute with variable.detach().]
    `);
  });

  it("have names of their own", () => {
    const missing = new MissingGradientError("step", "no gradient.", "Everything has one.", "go.");
    expect(missing).toMatchInlineSnapshot(`
      [MissingGradientError: step: no gradient.
        Everything has one.
        Try: go.]
    `);
    expect(missing).toBeInstanceOf(Error);
  });
});
