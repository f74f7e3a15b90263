import { explain } from "@gradus/core";
import { type Labels, labelsOf } from "../values/labels.ts";
import { apportion, checkFractions, type Fractions, namedParts, type Parts } from "./fractions.ts";

/**
 * Divides rows by time: the first part has the oldest rows, the last part the newest.
 *
 * A model that is to forecast has to be tested on a future that it has not seen. Rows of the same time
 * stay together; a cut that would divide them moves to the nearer side.
 *
 * @param times one a row, numbers or texts that sort by time such as 2026-11-21
 * @param fractions how much each part receives, the oldest first
 * @returns the rows of each part, oldest first
 * @throws RangeError if the fractions do not add up to 1, or a part stays empty
 */
export function timeSplit<Part extends string>(
  times: Labels,
  fractions: Fractions<Part>,
): Parts<Part> {
  const { names, shares } = checkFractions("timeSplit", fractions);
  return namedParts("timeSplit", names, cutByTime("timeSplit", times, shares));
}

/** Rows in blocks of given shares, oldest first, equal times not divided. */
export function cutByTime(who: string, times: Labels, shares: readonly number[]): number[][] {
  const list = labelsOf(who, times);
  checkOneKind(who, list);
  const rows = [...list.keys()].toSorted((a, b) => compare(list[a], list[b]));
  // where the time changes: a cut may stand there, and at both ends
  const cuts = [0];
  for (let at = 1; at < rows.length; at++) if (list[rows[at]] !== list[rows[at - 1]]) cuts.push(at);
  cuts.push(rows.length);
  let [start, wanted] = [0, 0];
  return apportion(rows.length, shares).map((size, part, { length }) => {
    wanted += size;
    const end = part === length - 1 ? rows.length : Math.max(start, nearest(cuts, wanted));
    const block = rows.slice(start, end);
    start = end;
    return block;
  });
}

function compare(a: number | string, b: number | string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The number nearest to `wanted` in an ascending list; the smaller of two. */
function nearest(ascending: readonly number[], wanted: number): number {
  const after = ascending.findIndex((cut) => cut >= wanted);
  const before = Math.max(after - 1, 0);
  return ascending[after] - wanted < wanted - ascending[before]
    ? ascending[after]
    : ascending[before];
}

function checkOneKind(who: string, times: readonly (number | string)[]): void {
  const odd = times.findIndex((time) => typeof time !== typeof times[0]);
  if (odd === -1) return;
  throw new TypeError(
    explain(
      who,
      `row 0 has the time ${JSON.stringify(times[0])} and row ${odd} has ${JSON.stringify(times[odd])}.`,
      "Times are all numbers, or all texts, so that they have an order.",
    ),
  );
}
