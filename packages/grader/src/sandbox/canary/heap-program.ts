import { writeSync } from "node:fs";

/** Fills JavaScript's heap until it ends, or until it has far more than it may. */
const tooMuchMiB = Number(process.argv[2] ?? 256);

const hoard: number[][] = [];
// A list of 128 Ki small integers is one MiB at least.
while (hoard.length < tooMuchMiB) hoard.push(Array.from({ length: 131_072 }, (_, i) => i));
writeSync(3, `filled ${hoard.length}`);
