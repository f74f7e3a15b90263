import { randomInt } from "node:crypto";

/** Numbers for users, the first and the last. */
export interface UidRange {
  readonly first: number;
  readonly last: number;
}

/** Numbers that neither distributions, systemd nor containers give to anybody. */
const unclaimed: UidRange = { first: 1_879_048_192, last: 2_147_352_575 };

/** With fewer, programs would soon meet users that somebody has. */
const fewest = 10_000;

/**
 * The numbers that programs get: an unclaimed range, or, inside a container that knows fewer users, the upper half of
 * what it has; undefined where that is not enough.
 *
 * @param map the text of `/proc/self/uid_map`: lines of `inside outside count`
 */
export function uidRange(map: string): UidRange | undefined {
  const known = map
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([first = 0, , count = 0]) => ({ first, last: first + count - 1 }));
  if (known.some(({ first, last }) => first <= unclaimed.first && unclaimed.last <= last)) {
    return unclaimed;
  }
  const [widest] = known.toSorted((a, b) => b.last - b.first - (a.last - a.first));
  if (widest === undefined) return undefined;
  const first = Math.ceil((widest.first + widest.last) / 2);
  // 65534 is "nobody", whom others use as well.
  const last = first < 65_534 ? Math.min(widest.last, 65_533) : widest.last;
  return last - first < fewest ? undefined : { first, last };
}

/** How many numbers were given in this run: two programs never have the same one. */
let given = 0;
const start = randomInt(2 ** 40);

/**
 * A number that no program of this run has had.
 *
 * @throws RangeError when all have been given
 */
export function nextUid({ first, last }: UidRange): number {
  const size = last - first + 1;
  if (given >= size) {
    throw new RangeError(
      `nextUid: all ${size} numbers from ${first} to ${last} have been given.\n` +
        "  A number that was used before could meet what an earlier program left behind.",
    );
  }
  return first + ((start + given++) % size);
}
