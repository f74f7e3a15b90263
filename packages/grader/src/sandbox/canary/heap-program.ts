import { writeSync } from "node:fs";

/** Fills JavaScript's heap until it ends, or until it has far more than it may. */
const tooMuch = 32;

const hoard: number[][] = [];
// A list of 2²⁰ numbers takes 4 MiB at least. Few large lists are found too many sooner than many small ones.
while (hoard.length < tooMuch) hoard.push(Array<number>(2 ** 20).fill(0));
writeSync(3, `filled ${hoard.length}`);
