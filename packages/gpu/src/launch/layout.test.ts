import {
  broadcastTo,
  cast,
  concat,
  flip,
  fromData,
  pad,
  permute,
  type Shape,
  sizeOf,
  slice,
  tensor,
  type Tensor,
} from "@gradus/core";
import { broadcastablePairs, shapes } from "@gradus/core/testing";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectParity } from "../testing/expect-parity.ts";
import { withLimits } from "../testing/with-limits.ts";

/** Every number says where it stands. */
function counted(shape: Shape): Tensor {
  return fromData(
    Float32Array.from({ length: sizeOf(shape) }, (_, i) => i + 1),
    shape,
  );
}

/** A length, often around the side of a tile. */
const length = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(7, 8, 9, 31, 32, 33, 64));

const anyShapes = shapes({ minRank: 1, maxRank: 4, maxLength: 9, allowEmpty: true });

/** A shape, and for each of its axes a part with a step, forward or backward. */
const slices = anyShapes.chain((shape) =>
  fc.tuple(
    fc.constant(shape),
    fc.tuple(
      ...shape.map((most) =>
        fc
          .tuple(fc.nat(most), fc.nat(most), fc.constantFrom(1, 1, 2, 4))
          .map(([a, b, step]): [number, number, number] => [Math.min(a, b), Math.max(a, b), step]),
      ),
    ),
  ),
);

describeOnGpu("kernels that move numbers", (gpu) => {
  it("exchange axes, also those as long as tiles", () => {
    const orders = fc.array(length, { minLength: 1, maxLength: 3 }).chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.shuffledSubarray(
          shape.map((_, axis) => axis),
          { minLength: shape.length },
        ),
      ),
    );
    return fc.assert(
      fc.asyncProperty(orders, ([shape, order]) =>
        expectParity(gpu, (x) => permute(x, order), [counted(shape)]),
      ),
    );
  });

  it("exchange axes of five, two of which cross", () =>
    expectParity(gpu, (x) => permute(x, [3, 0, 4, 1, 2]), [counted([2, 9, 3, 2, 17])]));

  it("cut parts out, forward and backward", () =>
    fc.assert(
      fc.asyncProperty(slices, ([shape, ranges]) =>
        expectParity(gpu, (x) => flip(slice(x, ...ranges)), [counted(shape)]),
      ),
    ));

  it("repeat", () =>
    fc.assert(
      fc.asyncProperty(
        broadcastablePairs(undefined, undefined, { maxLength: 8, allowEmpty: true }),
        ([a, b]) => {
          const { shape } = a.add(b);
          return expectParity(gpu, (x) => broadcastTo(x, shape), [counted(a.shape)]);
        },
      ),
    ));

  it("put a frame around", () => {
    const framed = anyShapes.chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.tuple(...shape.map(() => fc.tuple(fc.nat(5), fc.nat(5)))),
        fc.constantFrom(0, -2.5, Infinity, Number.NaN),
      ),
    );
    return fc.assert(
      fc.asyncProperty(framed, ([shape, pads, value]) =>
        expectParity(gpu, (x) => pad(x, pads, value), [counted(shape)]),
      ),
    );
  });

  it("put parts back to where they came from, and add nothing else", () =>
    fc.assert(
      fc.asyncProperty(slices, async ([shape, ranges]) => {
        const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
        const small = ranges.map(([start, end, step]) => Math.ceil((end - start) / step));
        // From the last number of each part to the first.
        const to = {
          offset: ranges.reduce(
            (sum, [start, , step], axis) =>
              sum + (start + (small[axis] - 1) * step) * strides[axis],
            0,
          ),
          strides: strides.map((stride, axis) => -stride * ranges[axis][2]),
        };
        await expectParity(
          gpu,
          (x) => x.derive(x.backend.place(x.storage, small, to, sizeOf(shape), 7), [sizeOf(shape)]),
          [counted(small)],
        );
      }),
    ));

  it("join any number of parts, of any width", () => {
    const parts = fc.tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.nat(6), { minLength: 1, maxLength: 11 }),
      fc.boolean(),
    );
    return fc.assert(
      fc.asyncProperty(parts, ([rows, widths, outside]) => {
        const xs = widths.map((width) => counted(outside ? [width, rows] : [rows, width]));
        return expectParity(gpu, (...all) => concat(all, outside ? 0 : 1), xs);
      }),
    );
  });

  it("move whole numbers and the odd ones bit by bit", async () => {
    const odd = [Number.NaN, Infinity, -Infinity, -0, 2 ** -149, 1];
    const x = tensor([odd], { backend: gpu });
    const back = odd.toReversed();
    expect(await flip(concat([x, x], 1)).data()).toEqual(Float32Array.of(...back, ...back));
    const whole = cast(counted([3, 40]).mul(-1e7), "int32");
    await expectParity(gpu, (a) => concat([a.transpose(), a.transpose()], 0), [whole]);
  });

  it("see parts of tensors that are too large for one binding", async () => {
    const x = counted([64, 8]);
    const large = fromData((await x.data()).slice(), x.shape, { backend: gpu });
    await withLimits(gpu, { bindingLimit: 1024 }, async () => {
      const part = slice(large, [50, 60]).transpose();
      expect(await part.data()).toEqual(slice(x, [50, 60]).transpose().dataSync());
    });
  });

  it("are started in two directions where one has too few workgroups", () =>
    withLimits(gpu, { groupLimit: 3 }, async () => {
      const x = counted([70, 45]);
      await expectParity(gpu, (a) => a.transpose(), [x]);
      await expectParity(gpu, (a) => flip(a), [x]);
      await expectParity(gpu, (a) => pad(a, [[1, 0], [0, 1]]), [x]); // prettier-ignore
      await expectParity(gpu, (a) => concat([a, a], 1), [x]);
    }));
});
