import { tensor } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { evaluate } from "./formula.ts";

const variables = { a: tensor(3), b: tensor(2) };

describe("evaluate", () => {
  it.each([
    ["a", 3],
    ["a-b", 1],
    ["-a+b", -1],
    ["2a", 6],
    ["ab^2", 12],
    ["(1-a)^2+5(b-a^2)^2", 4 + 5 * 49],
    ["0.5*(a + b)", 2.5],
  ])("reads %s", (formula, value) => {
    expect(evaluate(formula, variables).toArray()).toBe(value);
  });

  it.each(["a+", "(a", "c", "a^b", ""])("says where it cannot read %s", (formula) => {
    expect(() => evaluate(formula, variables)).toThrow("cannot be read from place");
  });
});
