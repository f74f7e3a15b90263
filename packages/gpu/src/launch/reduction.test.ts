import {
  argmax,
  argmin,
  cast,
  cumulativeSum,
  fromData,
  max,
  min,
  type Shape,
  sizeOf,
  tensor,
  type Tensor,
} from "@gradus/core";
import { tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectParity } from "../testing/expect-parity.ts";
import { withLimits } from "../testing/with-limits.ts";
import { runningTotals, sumInPairs } from "../testing/summation-bounds.ts";

/** Lengths around the blocks of sixteen, the four numbers of a lane and the 256 lanes. */
const length = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.constantFrom(15, 16, 17, 31, 32, 33, 64, 65, 255, 256, 257),
);

const anyShape = fc
  .tuple(fc.nat(3), length, fc.oneof(fc.constant(1), fc.nat(5), fc.constantFrom(33)))
  .filter(([, along]) => along > 0);

/** Moderate numbers of many sizes, with all digits. */
const values = fc.double({ min: -1e4, max: 1e4, noNaN: true });

/** Few different numbers, so that they often tie, and the odd ones. */
const odd = fc.constantFrom(1, -1, 0, -0, 2, -2, Infinity, -Infinity, Number.NaN);

function withNumbers(numbers: fc.Arbitrary<number>): fc.Arbitrary<Tensor> {
  return anyShape.chain((drawn) => tensorsOf(drawn, numbers));
}

/** Numbers of [−1, 1) that follow from their places, for tensors too large to draw. */
function scattered(size: number, seed = 1): Float32Array<ArrayBuffer> {
  let state = seed;
  return Float32Array.from({ length: size }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  });
}

describeOnGpu("reductions", (gpu) => {
  it("add up in pairs", () =>
    fc.assert(
      fc.asyncProperty(withNumbers(values), (x) =>
        expectParity(gpu, (a) => a.sum(1), [x], { accumulated: sumInPairs(x.shape[1]) }),
      ),
    ));

  it("find the largest and the smallest, and NaN before all others", () =>
    fc.assert(
      fc.asyncProperty(withNumbers(fc.oneof(values, odd)), async (x) => {
        await expectParity(gpu, (a) => max(a, 1), [x]);
        await expectParity(gpu, (a) => min(a, 1), [x]);
      }),
    ));

  it("find the first place of the largest and of the smallest", () =>
    fc.assert(
      fc.asyncProperty(withNumbers(odd), async (x) => {
        await expectParity(gpu, (a) => argmax(a, 1), [x]);
        await expectParity(gpu, (a) => argmin(a, 1), [x]);
      }),
    ));

  it("wrap whole numbers around", () =>
    fc.assert(
      fc.asyncProperty(
        anyShape.chain((drawn) => tensorsOf(drawn, fc.integer(), "int32")),
        async (x) => {
          await expectParity(gpu, (a) => a.sum(1), [x]);
          await expectParity(gpu, (a) => max(a, 1), [x]);
          await expectParity(gpu, (a) => min(a, 1), [x]);
          await expectParity(gpu, (a) => argmax(a, 1), [x]);
          await expectParity(gpu, (a) => argmin(a, 1), [x]);
          await expectParity(gpu, (a) => cumulativeSum(a, 1), [x]);
        },
      ),
      { numRuns: 25 },
    ));

  it("keep running totals, from either end", () =>
    fc.assert(
      fc.asyncProperty(withNumbers(values), fc.boolean(), (x, reverse) =>
        expectParity(gpu, (a) => cumulativeSum(a, 1, { reverse }), [x], {
          accumulated: runningTotals(x.shape[1], x.shape[2] === 1),
        }),
      ),
    ));

  const long: Shape[] = [
    [1, 32_768, 1],
    [1, 32_769, 1],
    [3, 70_001, 1],
    [3, 2049, 1],
    [1, 4097, 3],
    [2, 5000, 7],
  ];
  it.for(long)("fold long axes: [%i, %i, %i]", async ([outer, along, inner]) => {
    const x = fromData(scattered(outer * along * inner), [outer, along, inner]);
    await expectParity(gpu, (a) => a.sum(1), [x], { accumulated: sumInPairs(along) });
    await expectParity(gpu, (a) => max(a, 1), [x]);
    await expectParity(gpu, (a) => argmin(a, 1), [x]);
    for (const reverse of [false, true])
      await expectParity(gpu, (a) => cumulativeSum(a, 1, { reverse }), [x], {
        accumulated: runningTotals(along, inner === 1),
      });
  });

  it("fold whole tensors of millions", async () => {
    const data = scattered(2 ** 24 + 1);
    const x = fromData(data.slice(), [data.length], { backend: gpu });
    let [exact, magnitude] = [0, 0];
    for (const value of data) {
      exact += value;
      magnitude += Math.abs(value);
    }
    const off = Math.abs((await x.sum().item()) - exact);
    expect(off).toBeLessThanOrEqual(sumInPairs(data.length) * magnitude);
    const place = await argmax(x).item();
    expect(await max(x).item()).toBe(data[place]);
    expect(data.indexOf(data[place])).toBe(place);
    expect(data.every((value) => value <= data[place])).toBe(true);
  }, 20_000);

  it("are started in two directions where one has too few workgroups", () =>
    withLimits(gpu, { groupLimit: 3 }, async () => {
      for (const shape of [
        [130, 9, 1],
        [30, 70, 30],
        [4100, 2, 1],
      ]) {
        // prettier-ignore
        const x = fromData(scattered(sizeOf(shape)), shape);
        await expectParity(gpu, (a) => a.sum(1), [x], { accumulated: sumInPairs(shape[1]) });
        await expectParity(gpu, (a) => argmax(a, 1), [x]);
        await expectParity(gpu, (a) => cumulativeSum(a, 1), [x], {
          accumulated: runningTotals(shape[1], shape[2] === 1),
        });
      }
    }));

  it("fold nothing to what changes nothing", async () => {
    const none = fromData(new Float32Array(0), [2, 0], { backend: gpu });
    expect(await none.sum(1).data()).toEqual(Float32Array.of(0, 0));
    const { backend, storage } = none;
    const view = { outer: 2, length: 0, inner: 1 };
    expect(await backend.reduce("max", storage, view).read()).toEqual(
      Float32Array.of(-Infinity, -Infinity),
    );
    expect(await backend.reduce("min", storage, { ...view, outer: 1, inner: 2 }).read()).toEqual(
      Float32Array.of(Infinity, Infinity),
    );
    expect(await cumulativeSum(none, 1).data()).toEqual(new Float32Array(0));
    const whole = cast(none, "int32");
    expect(await whole.sum(1).data()).toEqual(Int32Array.of(0, 0));
  });

  it("agree with what one can add up by hand", async () => {
    const x = tensor(
      [
        [1, 2, 3],
        [4, -5, 6],
      ],
      { backend: gpu },
    );
    expect(await x.sum(1).data()).toEqual(Float32Array.of(6, 5));
    expect(await x.sum(0).data()).toEqual(Float32Array.of(5, -3, 9));
    expect(await max(x, 0).data()).toEqual(Float32Array.of(4, 2, 6));
    expect(await argmin(x, 1).data()).toEqual(Int32Array.of(0, 1));
    // What is found at first is no better than the least there is.
    const least = tensor([-(2 ** 31), -(2 ** 31)], { dtype: "int32", backend: gpu });
    expect(await argmax(least).item()).toBe(0);
    expect(await argmin(tensor([2, Number.NaN], { backend: gpu })).item()).toBe(1);
    expect(await cumulativeSum(x, 1).data()).toEqual(Float32Array.of(1, 3, 6, 4, -1, 5));
  });
});
