import { cpu, fromData, maxPool2d, type PoolSizes, tensor } from "@gradus/core";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { poolSizes } from "../testing/sliding-problems.ts";

/** Few different numbers, so that there are ties, and those that compare oddly. */
const values = fc.constantFrom(-1, 0, 1, 2, NaN, Infinity, -Infinity);

/** Images that a window may slide over. */
const problems = poolSizes.chain((sizes) => {
  const size = sizes.images * sizes.rows.length * sizes.columns.length;
  return fc.tuple(
    fc.constant(sizes),
    fc.array(values, { minLength: size, maxLength: size }).map((x) => Float32Array.from(x)),
  );
});

describeOnGpu("pooling", (backend) => {
  const { maxPool2d: pool, maxPool2dGrad: poolGrad } = backend.fused;

  it("finds the largest number that each window sees", () =>
    fc.assert(
      fc.asyncProperty(problems, async ([sizes, x]) => {
        const expected = cpu.fused.maxPool2d!(cpu.upload(x), sizes).readSync();
        expect(await pool!(backend.upload(x), sizes).read()).toEqual(expected);
      }),
    ));

  it("finds it among whole numbers, too", () =>
    fc.assert(
      fc.asyncProperty(problems, async ([sizes, x]) => {
        const whole = Int32Array.from(x, (value) => value * 1000 - 3);
        const expected = cpu.fused.maxPool2d!(cpu.upload(whole), sizes).readSync();
        expect(await pool!(backend.upload(whole), sizes).read()).toEqual(expected);
      }),
      { numRuns: 30 },
    ));

  it("shares the gradient of a window among the largest that it sees", () =>
    fc.assert(
      fc.asyncProperty(problems, async ([sizes, x]) => {
        // A window sees up to nine numbers: their shares of these, and the sums of those, are whole.
        const g = Float32Array.from({ length: sizeOfY(sizes) }, (_, i) => 2520 * ((i % 7) - 3));
        const [gThere, xThere] = [cpu.upload(g), cpu.upload(x)];
        const y = cpu.fused.maxPool2d!(xThere, sizes);
        const expected = cpu.fused.maxPool2dGrad!(gThere, xThere, y, sizes).readSync();
        const [gHere, xHere] = [backend.upload(g), backend.upload(x)];
        const actual = poolGrad!(gHere, xHere, pool!(xHere, sizes), sizes);
        expect([...(await actual.read())].map(withoutSign)).toEqual([...expected].map(withoutSign));
      }),
    ));

  it("halves an image", async () => {
    const x = tensor([[1, 2, 5, 3], [4, 0, 1, 1]], { backend }); // prettier-ignore
    expect(await maxPool2d(x.reshape([1, 1, 2, 4]), 2).data()).toEqual(Float32Array.of(4, 5));
    const nothing = fromData(new Float32Array(0), [0, 1, 2, 2], { backend });
    expect(await maxPool2d(nothing, 2).data()).toEqual(new Float32Array(0));
  });
});

function sizeOfY({ images, rows, columns }: PoolSizes): number {
  return images * rows.places * columns.places;
}

/** 0 for −0: which of the two a sum of zeros is says nothing. */
function withoutSign(x: number): number {
  return x + 0;
}
