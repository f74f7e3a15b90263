/** How many threads of a workgroup a row is worth: each takes four numbers or more. */
export function lanesFor(length: number): number {
  let lanes = 1;
  while (lanes < 256 && 4 * lanes < length) lanes *= 2;
  return lanes;
}
