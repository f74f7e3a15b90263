/**
 * The 128 bits a generator starts from, made of a seed of 32.
 *
 * A generator shifts and adds; it would need many steps to tell the seeds 1 and 2 apart. So each
 * word of its state is scrambled first, and neighboring seeds give unrelated streams. At most one
 * of the words is 0, as {@link scramble} is one to one.
 *
 * @see Blackman & Vigna (2021), §7, on seeding; Steele, Lea & Flood, "Fast Splittable Pseudorandom
 *   Number Generators" (2014): SplitMix, here with words of 32 bits
 */
export function stateFromSeed(seed: number): number[] {
  return [1, 2, 3, 4].map((i) => scramble(seed + Math.imul(i, 0x9e3779b9)));
}

/**
 * Another word for each word of 32 bits: flipping any bit of one flips about half of the other.
 *
 * @see Appleby, MurmurHash3 (2011): the finalizer
 */
export function scramble(word: number): number {
  let z = word | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
}
