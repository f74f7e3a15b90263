import { explain } from "@gradus/core";

/** How much of the rows each part receives, by its name: `{ train: 0.8, dev: 0.1, test: 0.1 }`. */
export type Fractions<Part extends string> = Readonly<Record<Part, number>>;

/** The rows of each part, by its name. */
export type Parts<Part extends string> = Readonly<Record<Part, readonly number[]>>;

/**
 * The names of the parts and their shares, in the order they were given.
 *
 * @throws RangeError unless every fraction is more than 0 and they add up to 1
 */
export function checkFractions<Part extends string>(
  who: string,
  fractions: Fractions<Part>,
): { names: Part[]; shares: number[] } {
  const names = Object.keys(fractions) as Part[];
  const shares = names.map((name) => fractions[name]);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (shares.every((share) => share > 0) && Math.abs(total - 1) < 1e-9) return { names, shares };
  const given = names.map((name) => `${name} ${fractions[name]}`).join(", ") || "no parts";
  throw new RangeError(
    explain(who, `${given}.`, "Fractions are more than 0 and add up to 1, so that no row is lost."),
  );
}

/** The same share for each of `k` parts. */
export function equalShares(k: number): number[] {
  return Array.from({ length: k }, () => 1 / k);
}

/**
 * Whole numbers that add up to `count` and are as close to its shares as whole numbers can be.
 *
 * Every share is rounded down, and what is left goes to the largest remainders.
 *
 * @see Hamilton's method of apportionment (1792): Balinski & Young, "Fair Representation" (1982)
 */
export function apportion(count: number, shares: readonly number[]): number[] {
  // 0.1 · 30 is a little more than 3, and 0.7 · 30 a little less than 21
  const exact = shares.map((share) => Number((count * share).toPrecision(12)));
  const sizes = exact.map(Math.floor);
  const left = count - sizes.reduce((sum, size) => sum + size, 0);
  const byRemainder = [...exact.keys()].toSorted(
    (a, b) => exact[b] - sizes[b] - (exact[a] - sizes[a]),
  );
  for (const part of byRemainder.slice(0, left)) sizes[part]++;
  return sizes;
}

/**
 * Lists of rows by the names of their parts.
 *
 * @throws RangeError if one of them is empty
 */
export function namedParts<Part extends string>(
  who: string,
  names: readonly Part[],
  lists: readonly (readonly number[])[],
): Parts<Part> {
  const empty = lists.findIndex((rows) => rows.length === 0);
  if (empty === -1) {
    const parts: Record<string, readonly number[]> = {};
    names.forEach((name, part) => (parts[name] = lists[part]));
    return parts as Parts<Part>;
  }
  const count = lists.reduce((sum, rows) => sum + rows.length, 0);
  throw new RangeError(
    explain(
      who,
      `of ${count} ${count === 1 ? "row" : "rows"} none is left for ${names[empty]}.`,
      "Every part has a row at least.",
    ),
  );
}
