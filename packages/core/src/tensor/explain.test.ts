import { expect, it } from "vitest";
import { explain } from "./explain.ts";

it("says who was given what, then the rule, then what to try, each on a line of its own", () => {
  const given = "[2, 3] × [2, 3]: the inner lengths 3 and 2 differ.";
  expect(explain("matmul", given, "They are equal.", "b.transpose()")).toMatchInlineSnapshot(`
    "matmul: [2, 3] × [2, 3]: the inner lengths 3 and 2 differ.
      They are equal.
      Try: b.transpose()"
  `);
  expect(explain("matmul", given, "They are equal.")).toMatchInlineSnapshot(`
    "matmul: [2, 3] × [2, 3]: the inner lengths 3 and 2 differ.
      They are equal."
  `);
});
