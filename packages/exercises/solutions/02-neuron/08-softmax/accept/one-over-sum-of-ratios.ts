import type { Mat } from "#mat";

/** 1 / Σₖ e^(xₖ − xⱼ): every score is compared with every score of its row. */
export function softmax(m: Mat): Mat {
  const data = m.data.map((x, i) => {
    if (x === -Infinity) return 0;
    const start = i - (i % m.columns);
    let sum = 0;
    for (let k = start; k < start + m.columns; k++) sum += Math.exp(m.data[k] - x);
    return 1 / sum; // e^1000 is Infinity here, and 1/Infinity is the 0 that it should be
  });
  return { ...m, data };
}
