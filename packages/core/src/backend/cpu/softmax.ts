import type { TypedArray } from "../../tensor/dtype.ts";
import type { AxisView } from "../backend.ts";

/** y = exp(x − max x) / Σ exp(x − max x) along an axis, in three passes and without temporaries. */
export function softmax(x: TypedArray, y: TypedArray, { outer, length, inner }: AxisView): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * length * inner + i;
      const end = start + length * inner;
      let max = -Infinity;
      for (let at = start; at < end; at += inner) max = Math.max(max, x[at]);
      let total = 0;
      for (let at = start; at < end; at += inner) total += y[at] = Math.exp(x[at] - max);
      for (let at = start; at < end; at += inner) y[at] /= total;
    }
  }
}

/** dx = y ⊙ (g − ⟨g, y⟩) along an axis. */
export function softmaxGrad(
  g: TypedArray,
  y: TypedArray,
  dx: TypedArray,
  { outer, length, inner }: AxisView,
): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * length * inner + i;
      const end = start + length * inner;
      let dot = 0;
      for (let at = start; at < end; at += inner) dot += g[at] * y[at];
      for (let at = start; at < end; at += inner) dx[at] = y[at] * (g[at] - dot);
    }
  }
}
