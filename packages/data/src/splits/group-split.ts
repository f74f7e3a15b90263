import { explain, type Random } from "@gradus/core";
import { type Labels, labelsOf, rowsByLabel } from "../values/labels.ts";
import { apportion, checkFractions, type Fractions, namedParts, type Parts } from "./fractions.ts";
import { shuffled } from "./shuffled-rows.ts";

/**
 * Divides rows such that those of a group stay together: no person, patient or place is in two parts.
 *
 * Groups come in random order, and each goes to the part that lacks most of its rows, so that sizes are
 * as close to the fractions as the groups allow.
 *
 * @param groups to which group each row belongs
 * @param fractions how much each part receives, by its name
 * @returns the rows of each part
 * @throws RangeError if the fractions do not add up to 1, or there are fewer groups than parts
 */
export function groupSplit<Part extends string>(
  groups: Labels,
  fractions: Fractions<Part>,
  random: Random,
): Parts<Part> {
  const { names, shares } = checkFractions("groupSplit", fractions);
  const list = labelsOf("groupSplit", groups);
  const members = [...rowsByLabel(list).values()];
  checkGroups(members.length, names.length);
  const wanted = apportion(list.length, shares);
  const lists: number[][] = names.map(() => []);
  const lacks = (part: number): number =>
    lists[part].length === 0 ? 2 : (wanted[part] - lists[part].length) / wanted[part];
  shuffled(members, random).forEach((rows, at) => {
    const open = [...names.keys()].filter((part) => lists[part].length === 0);
    // the last groups go to those that would stay empty
    const hurry = members.length - at <= open.length;
    const candidates = hurry ? open : [...names.keys()];
    const neediest = candidates.reduce((best, part) => (lacks(part) > lacks(best) ? part : best));
    for (const row of rows) lists[neediest].push(row);
  });
  return namedParts("groupSplit", names, lists);
}

function checkGroups(groups: number, parts: number): void {
  if (groups >= parts) return;
  throw new RangeError(
    explain(
      "groupSplit",
      `${groups} groups for ${parts} parts.`,
      "Every part receives a whole group at least.",
    ),
  );
}
