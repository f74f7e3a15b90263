import { explain, Tensor } from "@gradus/core";

/** What says to which class or group a row belongs. */
export type Label = number | string;

/** One label a row: a list, a typed array, or a tensor `[rows]` that can be read at once. */
export type Labels = Tensor | ArrayLike<Label>;

/**
 * Labels as a list.
 *
 * @param who names the caller in errors
 * @throws RangeError for NaN, TypeError for a label that is neither a number nor a text
 */
export function labelsOf(who: string, labels: Labels): Label[] {
  const list: Label[] = labels instanceof Tensor ? [...labels.dataSync()] : Array.from(labels);
  const odd = list.findIndex((label) => typeof label !== "string" && typeof label !== "number");
  if (odd !== -1) {
    throw new TypeError(
      explain(
        who,
        `the label of row ${odd} is ${String(list[odd])}.`,
        "Every row has a label, a number or a text.",
      ),
    );
  }
  const broken = list.findIndex((label) => Number.isNaN(label));
  if (broken === -1) return list;
  throw new RangeError(
    explain(who, `the label of row ${broken} is NaN.`, "A label that is a number equals itself."),
  );
}

/** The rows of each label, in the order in which labels appear first. */
export function rowsByLabel(labels: readonly Label[]): Map<Label, number[]> {
  const rows = new Map<Label, number[]>();
  labels.forEach((label, row) => {
    const found = rows.get(label);
    if (found) found.push(row);
    else rows.set(label, [row]);
  });
  return rows;
}
