let first: number | undefined;

export function dot(a: number[], b: number[]) {
  console.log("tried");
  return (first ??= a.reduce((sum, x, i) => sum + x * b[i], 0));
}
