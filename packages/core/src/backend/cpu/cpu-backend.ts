import { explain } from "../../tensor/explain.ts";
import { allocate, type TypedArray } from "../../tensor/dtype.ts";
import { sizeOf } from "../../tensor/shape.ts";
import type { AxisView, Backend, Storage } from "../backend.ts";
import { binary, wholeMul } from "./binary.ts";
import { conv2d, conv2dGradWeight, conv2dGradX } from "./conv2d.ts";
import { CpuStorage } from "./cpu-storage.ts";
import { gather, scatterAdd } from "./gather.ts";
import { copy, place } from "./layout.ts";
import { matmul, wholeMatmul } from "./matmul.ts";
import { maxPool2d, maxPool2dGrad } from "./max-pool2d.ts";
import { argReduce, cumulativeSum, reduce } from "./reduce.ts";
import { softmax, softmaxGrad } from "./softmax.ts";
import { unary, wholeSquare } from "./unary.ts";
import { zip } from "./zip.ts";

/** The reference: every kernel as the plainest loop that states it. Other backends must agree with it. */
export const cpu: Backend = {
  name: "cpu",
  dtypes: ["float32", "float64", "int32"],

  upload: (data) => new CpuStorage(data),

  fill: (value, size, dtype) => made(dtype, size, (y) => y.fill(value)),

  cast: (x, dtype) => made(dtype, x.size, (y) => y.set(dataOf(x))),

  map: (fn, x) =>
    made(x.dtype, x.size, (y) => {
      const kernel = fn === "square" && x.dtype === "int32" ? wholeSquare : unary[fn];
      kernel(dataOf(x), y);
    }),

  zip: (fn, a, aShape, b, bShape, shape) =>
    made(a.dtype, sizeOf(shape), (y) => {
      const kernel = fn === "mul" && a.dtype === "int32" ? wholeMul : binary[fn];
      zip(kernel, dataOf(a), aShape, dataOf(b), bShape, y, shape);
    }),

  select(condition, a, b) {
    const [mask, yes, no] = [dataOf(condition), dataOf(a), dataOf(b)];
    return made(a.dtype, a.size, (y) => {
      for (let i = 0; i < y.length; i++) y[i] = mask[i] === 0 ? no[i] : yes[i];
    });
  },

  reduce: (fn, x, axis) =>
    made(x.dtype, axis.outer * axis.inner, (y) => reduce[fn](dataOf(x), y, axis)),

  argReduce(fn, x, axis) {
    const y = new Int32Array(axis.outer * axis.inner);
    argReduce(fn, dataOf(x), y, axis);
    return new CpuStorage(y);
  },

  cumulativeSum: (x, axis, reverse) =>
    made(x.dtype, x.size, (y) => cumulativeSum(dataOf(x), y, axis, reverse)),

  copy: (x, from, shape) => made(x.dtype, sizeOf(shape), (y) => copy(dataOf(x), from, y, shape)),

  place: (x, shape, to, size, value) =>
    made(x.dtype, size, (y) => place(dataOf(x), shape, value === 0 ? y : y.fill(value), to)),

  concat(parts, outer, widths) {
    const width = widths.reduce((sum, part) => sum + part, 0);
    return made(parts[0].dtype, outer * width, (y) => {
      for (let o = 0, at = 0; o < outer; o++) {
        parts.forEach((part, p) => {
          y.set(dataOf(part).subarray(o * widths[p], (o + 1) * widths[p]), at);
          at += widths[p];
        });
      }
    });
  },

  gather: (x, index, axis) =>
    made(x.dtype, axis.outer * index.size * axis.inner, (y) =>
      gather(dataOf(x), dataOf(index), y, axis),
    ),

  scatterAdd: (x, index, axis) =>
    made(x.dtype, sizeOfView(axis), (y) => scatterAdd(dataOf(x), dataOf(index), y, axis)),

  matmul: (a, b, sizes) =>
    made(a.dtype, sizes.batch * sizes.m * sizes.n, (y) => {
      const kernel = a.dtype === "int32" ? wholeMatmul : matmul;
      kernel(dataOf(a), dataOf(b), y, sizes);
    }),

  conv2d(x, weight, sizes) {
    const { batch, outChannels, rows, columns } = sizes;
    return made(x.dtype, batch * outChannels * rows.places * columns.places, (y) =>
      conv2d(dataOf(x), dataOf(weight), y, sizes),
    );
  },

  conv2dGradX(g, weight, sizes) {
    const { batch, inChannels, rows, columns } = sizes;
    return made(g.dtype, batch * inChannels * rows.length * columns.length, (dx) =>
      conv2dGradX(dataOf(g), dataOf(weight), dx, sizes),
    );
  },

  conv2dGradWeight(x, g, sizes) {
    const { inChannels, outChannels, groups, rows, columns } = sizes;
    return made(x.dtype, outChannels * (inChannels / groups) * rows.taps * columns.taps, (dw) =>
      conv2dGradWeight(dataOf(x), dataOf(g), dw, sizes),
    );
  },

  fused: {
    softmax: (x, axis) => made(x.dtype, x.size, (y) => softmax(dataOf(x), y, axis)),
    softmaxGrad: (g, y, axis) =>
      made(y.dtype, y.size, (dx) => softmaxGrad(dataOf(g), dataOf(y), dx, axis)),
    maxPool2d: (x, sizes) =>
      made(x.dtype, sizes.images * sizes.rows.places * sizes.columns.places, (y) =>
        maxPool2d(dataOf(x), y, sizes),
      ),
    maxPool2dGrad: (g, x, y, sizes) =>
      made(x.dtype, x.size, (dx) => maxPool2dGrad(dataOf(g), dataOf(x), dataOf(y), dx, sizes)),
  },
};

/** A new storage of zeros, as `write` leaves it. */
function made(dtype: Storage["dtype"], size: number, write: (y: TypedArray) => void): Storage {
  const y = allocate(dtype, size);
  write(y);
  return new CpuStorage(y);
}

function sizeOfView({ outer, length, inner }: AxisView): number {
  return outer * length * inner;
}

function dataOf(storage: Storage): TypedArray {
  if (storage instanceof CpuStorage) return storage.data;
  throw new TypeError(
    explain(
      "cpu",
      "a tensor of another backend was given to a kernel.",
      "A kernel reads only its own backend's memory.",
      "fromData(await x.data(), x.shape)",
    ),
  );
}
