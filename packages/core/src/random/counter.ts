/** Which of 2⁶⁴ sequences: two words of 32 bits. */
export type Key = readonly [number, number];

/** By how much each of eight rounds turns its word. */
const turns = [13, 15, 26, 6, 17, 29, 16, 24];

/** What a key adds to the two words: once before the rounds, and after every fourth of them. */
export function additionsOf([key0, key1]: Key): Int32Array {
  const keys = [key0, key1, key0 ^ key1 ^ 0x1bd11bda];
  const pairs = [0, 1, 2, 3, 4, 5].map((time) => [keys[time % 3], keys[(time + 1) % 3] + time]);
  return Int32Array.from(pairs.flat());
}

/**
 * Two random words from a key and a counter, and from nothing else: Threefry-2x32 with 20 rounds.
 *
 * A stream has to be asked for its numbers one after the other. Here every number has a place, its
 * counter, and can be computed without those before it: by thousands of threads at once, or a second time.
 *
 * Each round adds one word to the other, turns the other and mixes the first one back in.
 *
 * @param additions what {@link additionsOf} makes of the key
 * @param words where the two go, at `at`
 * @see Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3" (2011)
 */
export function threefry(
  additions: Int32Array,
  [low, high]: readonly [number, number],
  words: Uint32Array,
  at: number,
): void {
  let x = (low + additions[0]) | 0;
  let y = (high + additions[1]) | 0;
  for (let time = 1; time <= 5; time++) {
    const first = time % 2 === 1 ? 0 : 4;
    for (let round = first; round < first + 4; round++) {
      const turn = turns[round];
      x = (x + y) | 0;
      y = ((y << turn) | (y >>> (32 - turn))) ^ x;
    }
    x = (x + additions[2 * time]) | 0;
    y = (y + additions[2 * time + 1]) | 0;
  }
  words[at] = x;
  words[at + 1] = y;
}

/**
 * The first `count` random words of a key. The words 2i and 2i + 1 are those of the counter i.
 *
 * Every backend's random kernels give these words, bit by bit.
 */
export function randomWords(key: Key, count: number): Uint32Array {
  const words = new Uint32Array(count + (count % 2));
  const additions = additionsOf(key);
  for (let i = 0; i < words.length; i += 2) threefry(additions, [i / 2, 0], words, i);
  return words.subarray(0, count);
}
