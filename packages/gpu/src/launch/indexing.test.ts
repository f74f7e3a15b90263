import {
  cast,
  fromData,
  gather,
  scatterAdd,
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
import { sumInPairs } from "../testing/summation-bounds.ts";
import { withLimits } from "../testing/with-limits.ts";

/** Whole numbers from 0 to below `limit` that follow from their places. */
function wholeNumbers(shape: Shape, limit: number, seed = 1): Tensor {
  let state = seed;
  return fromData(
    Int32Array.from({ length: sizeOf(shape) }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return (state >>> 8) % limit;
    }),
    shape,
  );
}

/** Numbers of all signs, half of them negative. */
function signed(shape: Shape, seed = 1): Tensor {
  return wholeNumbers(shape, 2 ** 20, seed).sub(2 ** 19);
}

/** How many rows before, along and behind the axis, and how many places. */
const problems = fc.tuple(
  fc.integer({ min: 1, max: 3 }),
  fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(255, 256, 257)),
  fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(12, 33)),
  fc.oneof(fc.nat(9), fc.constantFrom(31, 33, 64)),
  fc.nat(1000),
);

describeOnGpu("rows by their numbers", (gpu) => {
  it("are read", () =>
    fc.assert(
      fc.asyncProperty(problems, ([outer, length, inner, places, seed]) => {
        const index = wholeNumbers([places], length, seed);
        const x = signed([outer, length, inner], seed + 1);
        return expectParity(gpu, (a, b) => gather(a, b, 1), [x, index]);
      }),
    ));

  it("are added up, of few places", () =>
    fc.assert(
      fc.asyncProperty(problems, fc.boolean(), ([outer, length, inner, places, seed], whole) => {
        const index = wholeNumbers([places], length, seed);
        const x = signed([outer, places, inner], seed + 1);
        return expectParity(
          gpu,
          (a, b) => scatterAdd(a, b, length, 1),
          [whole ? x : cast(x, "float32").mul(1.1), index],
          { accumulated: sumInPairs(places) },
        );
      }),
    ));

  const many: [outer: number, length: number, inner: number, places: number][] = [
    [1, 300, 64, 255],
    [2, 255, 33, 257],
    [1, 70_000, 1, 1000],
    [1, 1, 20, 70_001],
    [3, 65_536, 3, 513],
  ];
  it.for(many)("are added up, of many places: %o", async ([outer, length, inner, places]) => {
    const index = wholeNumbers([places], length);
    const x = cast(signed([outer, places, inner]), "float32").mul(1.1);
    const f = (a: Tensor, b: Tensor): Tensor => scatterAdd(a, b, length, 1);
    await expectParity(gpu, f, [x, index], { accumulated: sumInPairs(places) });
    const [a, b] = await Promise.all(
      [x, index].map(async (t) => fromData((await t.data()).slice(), t.shape, { backend: gpu })),
    );
    const bits = new Uint32Array((await f(a, b).data()).buffer);
    expect(new Uint32Array((await f(a, b).data()).buffer)).toEqual(bits);
  });

  it("are sorted in two directions where one has too few workgroups", () =>
    withLimits(gpu, { groupLimit: 3 }, () =>
      expectParity(gpu, (a, b) => scatterAdd(a, b, 300), [
        signed([2000, 9]),
        wholeNumbers([2000], 300),
      ]),
    ));

  it("keep infinities and NaN in their rows", () => {
    const odd = fc.constantFrom(Infinity, -Infinity, Number.NaN, 1, 0);
    return fc.assert(
      fc.asyncProperty(tensorsOf([6, 2], odd), wholeOf(4, 6), async (x, index) => {
        await expectParity(gpu, (a, b) => scatterAdd(a, b, 4), [x, index]);
        await expectParity(gpu, (a, b) => gather(a, b), [x, index]);
      }),
    );
  });

  it("are nothing where there is nothing", async () => {
    const none = fromData(new Int32Array(0), [0]);
    await expectParity(gpu, (a, b) => gather(a, b, 1), [wholeNumbers([2, 3, 4], 9), none]);
    await expectParity(gpu, (a, b) => scatterAdd(a, b, 3, 1), [wholeNumbers([2, 0, 4], 9), none]);
    const y = gather(fromData(new Float32Array(0), [0, 2], { backend: gpu }), rows([0, -1]));
    expect(await y.data()).toEqual(new Float32Array(4).fill(Number.NaN));
  });

  it("are NaN or 0 where an index names none, and nothing is added there", async () => {
    const index = rows([1, -1, 0, 2, 2 ** 31 - 1, -(2 ** 31)]);
    const x = tensor([[1, 2], [3, 4]], { backend: gpu }); // prettier-ignore
    const n = Number.NaN;
    expect(await gather(x, index).data()).toEqual(
      Float32Array.of(3, 4, n, n, 1, 2, n, n, n, n, n, n),
    );
    expect(await gather(cast(x, "int32"), index, 1).data()).toEqual(
      Int32Array.of(2, 0, 1, 0, 0, 0, 4, 0, 3, 0, 0, 0),
    );
    const six = tensor([10, 1, 20, 1, 1, 1], { backend: gpu });
    expect(await scatterAdd(six, index, 2).data()).toEqual(Float32Array.of(20, 10));
    const large = await scatterAdd(six, index, 2 ** 20).data();
    expect(large.slice(0, 4)).toEqual(Float32Array.of(20, 10, 1, 0));
    expect(large.filter((value) => value !== 0)).toEqual(Float32Array.of(20, 10, 1));
  });

  function rows(numbers: number[]): Tensor {
    return fromData(Int32Array.from(numbers), [numbers.length], { backend: gpu });
  }
});

function wholeOf(limit: number, size: number): fc.Arbitrary<Tensor> {
  return tensorsOf([size], fc.nat(limit - 1), "int32");
}
