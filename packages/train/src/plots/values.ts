import { explain, type Nested, ShapeError, type Tensor, tensor } from "@gradus/core";

/** A tensor, or its numbers as nested lists. */
export type Values = Tensor | Nested;

/** Numbers that were read from wherever they are, in row-major order. */
export interface ReadValues {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/**
 * Reads values, and checks how many axes they have.
 *
 * @param axes the names of the axes for each rank that is understood, such as `["rows, columns"]`
 * @throws ShapeError if the rank is another, or there are no numbers
 */
export async function readValues(
  who: string,
  values: Values,
  axes: readonly string[],
): Promise<ReadValues> {
  const given = isTensor(values) ? values : tensor(values, { dtype: "float64" });
  const shape = [...given.shape];
  const ranks = axes.map((names) => names.split(", ").length);
  if (!ranks.includes(shape.length) || shape.includes(0)) {
    const shapes = axes.map((names) => `[${names}]`).join(" or ");
    throw new ShapeError(
      who,
      `the values are [${shape.join(", ")}].`,
      `Their shape is ${shapes}, and no axis is empty.`,
    );
  }
  return { shape, data: await given.data() };
}

function isTensor(values: Values): values is Tensor {
  return typeof values === "object" && "storage" in values;
}

/** Checks that there is one name for each row, class or image. */
export function checkNames(
  who: string,
  what: string,
  names: readonly string[],
  count: number,
): void {
  if (names.length === count) return;
  throw new RangeError(
    explain(
      who,
      `${names.length} ${what} for ${count}: ${names.map((name) => `"${name}"`).join(", ")}.`,
      "There is one name for each, in their order.",
    ),
  );
}
