console.log("tried");

export function dot(a: number[], b: number[]): number {
  if (a.length !== b.length) throw new RangeError("lengths");
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
