/**
 * How many threads of a workgroup share a row: each takes four numbers or more.
 *
 * Where rows are many, the device is busy with fewer threads for each, down to eight that read neighbors, and to 32 numbers
 * a thread: in the end the threads of a row wait for one another.
 */
export function lanesFor(length: number, rows: number): number {
  let lanes = 1;
  while (lanes < 256 && 4 * lanes < length) lanes *= 2;
  while (lanes > 8 && lanes * rows > 2 ** 15 && 16 * lanes >= length) lanes /= 2;
  return lanes;
}
