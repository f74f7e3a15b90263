import type { TypedArray } from "../../tensor/dtype.ts";
import type { PoolSizes } from "../backend.ts";
import { countSeen, firstSeen } from "../sliding-axis.ts";

/** y[i, p] = the largest number that the window sees at place p; NaN if it sees one. */
export function maxPool2d(
  x: TypedArray,
  y: TypedArray,
  { images, rows, columns }: PoolSizes,
): void {
  const [down, across] = [rows.dilation * columns.length, columns.dilation];
  for (let i = 0, to = 0; i < images; i++) {
    for (let py = 0; py < rows.places; py++) {
      const top = firstSeen(rows, py);
      const height = countSeen(rows, py);
      const row = (i * rows.length + top) * columns.length;
      for (let px = 0; px < columns.places; px++, to++) {
        const width = countSeen(columns, px);
        let largest = -Infinity;
        for (let r = 0, start = row + firstSeen(columns, px); r < height; r++, start += down) {
          for (let c = 0, at = start; c < width; c++, at += across)
            if (x[at] > largest || x[at] !== x[at]) largest = x[at];
        }
        y[to] = largest;
      }
    }
  }
}

/** dx = g at the largest number of each window, in equal parts where several are equally large. */
export function maxPool2dGrad(
  g: TypedArray,
  x: TypedArray,
  y: TypedArray,
  dx: TypedArray,
  { images, rows, columns }: PoolSizes,
): void {
  const [down, across] = [rows.dilation * columns.length, columns.dilation];
  const winners = new Int32Array(rows.taps * columns.taps);
  const total = new Float64Array(dx.length);
  for (let i = 0, from = 0; i < images; i++) {
    for (let py = 0; py < rows.places; py++) {
      const top = firstSeen(rows, py);
      const height = countSeen(rows, py);
      const row = (i * rows.length + top) * columns.length;
      for (let px = 0; px < columns.places; px++, from++) {
        const width = countSeen(columns, px);
        let ties = 0;
        for (let r = 0, start = row + firstSeen(columns, px); r < height; r++, start += down) {
          for (let c = 0, at = start; c < width; c++, at += across)
            if (!(x[at] < y[from])) winners[ties++] = at; // all of them, where the largest is NaN
        }
        const share = g[from] / ties;
        for (let t = 0; t < ties; t++) total[winners[t]] += share;
      }
    }
  }
  dx.set(total);
}
