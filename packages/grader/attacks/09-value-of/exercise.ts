export function dot(a: number[], b: number[]) {
  console.log("tried");
  const right = () => a.reduce((sum, x, i) => sum + x * b[i], 0);
  return { valueOf: right, toString: right, [Symbol.toPrimitive]: right };
}
