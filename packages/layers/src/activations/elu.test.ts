import { grad, tensor } from "@gradus/core";
import { awayFrom, expectClose, gradcheck, moderate, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elu } from "./elu.ts";
import { relu } from "./relu.ts";

const small = { maxRank: 2, maxLength: 3 };

const alphas = fc.double({ min: 0, max: 3, noNaN: true });

describe("elu", () => {
  it("lies above −α, and equals relu above 0", () => {
    fc.assert(
      fc.property(tensors(), alphas, (x, alpha) => {
        const y = elu(x, { alpha });
        expectClose(relu(y), relu(x));
        for (const number of y.dataSync()) expect(number).toBeGreaterThanOrEqual(-alpha);
      }),
    );
  });

  it("is relu for α = 0", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(elu(x, { alpha: 0 }), relu(x))));
  });

  it("goes through −α/2 at −log 2", () => {
    const x = tensor([-Math.log(2), 0, 3], { dtype: "float64" });
    expectClose(elu(x, { alpha: 0.5 }), tensor([-0.25, 0, 3], { dtype: "float64" }));
  });

  it("has the gradient that finite differences find, for α = 1 also across 0", () => {
    fc.assert(
      fc.property(tensors(awayFrom([0]), small), alphas, (x, alpha) => {
        expect(gradcheck((z) => elu(z, { alpha }), [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        gradcheck((z) => elu(z), [x]);
      }),
    );
  });

  it("takes α as its slope at 0", () => {
    expect(grad((z) => elu(z, { alpha: 0.5 }).sum())(tensor([0])).toArray()).toEqual([0.5]);
  });

  it("stays finite far out, and keeps its digits near 0", () => {
    const far = tensor([-1000, 1000]);
    expect(elu(far).toArray()).toEqual([-1, 1000]);
    expect(grad((z) => elu(z).sum())(far).toArray()).toEqual([0, 1]);
    const near = tensor([-1e-12], { dtype: "float64" });
    expectClose(elu(near), near, { relative: 1e-11 });
  });

  it("refuses an α that would turn the way down into a way up", () => {
    expect(() => elu(tensor(1), { alpha: -1 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: elu: the alpha is -1.
        The alpha is a finite number, 0 or more.]
    `);
  });
});
