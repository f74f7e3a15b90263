import { describe, expect, it } from "vitest";
import { concepts } from "./concepts.ts";
import type { GoldenCase, GoldenTensor } from "./golden-file.ts";
import { precisions, runCase } from "./run-case.ts";

function tensor(...data: (number | string)[]): GoldenTensor {
  return { shape: [data.length], dtype: "float64", data };
}

const golden: GoldenCase = {
  name: "neg/0",
  attrs: { op: "neg" },
  inputs: { x: tensor(1, 2), cotangent: tensor(1, 3) },
  outputs: { y: tensor(-1, -2) },
  grads: { x: tensor(-1, -3) },
};

function run(changed: Partial<GoldenCase>): Promise<void> {
  return runCase({ ...golden, ...changed }, concepts["elementwise"], precisions[0]);
}

describe("runCase", () => {
  it("accepts what is right", async () => {
    await expect(run({})).resolves.toBeUndefined();
  });

  it("sees one wrong digit of a value, and of a gradient", async () => {
    const value = run({ outputs: { y: tensor(-1, -2.00000001) } });
    await expect(value).rejects.toThrow("y: element 1 is -2.");
    const gradient = run({ grads: { x: tensor(-1, -3.00000001) } });
    await expect(gradient).rejects.toThrow("∂/∂x: element 1 is -3.");
  });

  it("sees a number where NaN is meant", async () => {
    await expect(run({ outputs: { y: tensor(-1, "NaN") } })).rejects.toThrow("It should be NaN");
  });

  it("sees a wrong shape, a missing output and an op it does not know", async () => {
    await expect(run({ outputs: { y: tensor(-1) } })).rejects.toThrow("the shape is [2]");
    const more = run({ outputs: { ...golden.outputs, z: tensor(1) } });
    await expect(more).rejects.toThrow("z: nothing was computed");
    await expect(run({ attrs: { op: "negate" } })).rejects.toThrow("op is negate");
  });
});
