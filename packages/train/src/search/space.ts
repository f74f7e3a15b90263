import { explain, type Random } from "@gradus/core";

/** One setting: a learning rate, a number of layers, the name of an activation. */
export type Setting = number | string | boolean;

/** Settings by name. */
export type Settings = Readonly<Record<string, Setting>>;

/** Where a setting is drawn from. */
export interface Distribution {
  draw(random: Random): Setting;
}

/** Any number from `low` up to `high`, all alike: for a dropout probability. */
export function uniform(low: number, high: number): Distribution {
  checkBounds("uniform", low, high, Number.isFinite(low) && Number.isFinite(high));
  return { draw: (random) => low + (high - low) * random.next() };
}

/**
 * Any number from `low` up to `high`, whose logarithm is uniform: for a learning rate, where 0.001 to
 * 0.01 deserves as many trials as 0.1 to 1.
 */
export function logUniform(low: number, high: number): Distribution {
  checkBounds("logUniform", low, high, low > 0 && Number.isFinite(high));
  return { draw: (random) => low * (high / low) ** random.next() };
}

/** Any whole number from `low` up to, but not, `high`. */
export function integers(low: number, high: number): Distribution {
  checkBounds("integers", low, high, Number.isSafeInteger(low) && Number.isSafeInteger(high));
  return { draw: (random) => random.nextInteger(low, high) };
}

/** One of a few values. */
export function choice(...values: readonly Setting[]): Distribution {
  if (values.length === 0) {
    throw new RangeError(
      explain("choice", "there are no values.", "A choice is made from at least one value."),
    );
  }
  return { draw: (random) => values[random.nextInteger(0, values.length)] };
}

/**
 * Every combination of the given values; the last name changes fastest.
 *
 * @throws RangeError if a name has no values
 */
export function grid(values: Readonly<Record<string, readonly Setting[]>>): Settings[] {
  let combinations: Settings[] = [{}];
  for (const [name, list] of Object.entries(values)) {
    if (list.length === 0) {
      throw new RangeError(
        explain("grid", `${name} has no values.`, "Each name of a grid has at least one value."),
      );
    }
    combinations = combinations.flatMap((settings) =>
      list.map((value) => ({ ...settings, [name]: value })),
    );
  }
  return combinations;
}

/**
 * So many settings, each name drawn from its distribution; the same for the same stream. Where only a
 * few names matter, this tries more values of each than a grid of the same size.
 *
 * @see Bergstra & Bengio, "Random Search for Hyper-Parameter Optimization" (2012)
 */
export function randomSettings(
  space: Readonly<Record<string, Distribution>>,
  count: number,
  random: Random,
): Settings[] {
  const draw = (): Settings =>
    Object.fromEntries(
      Object.entries(space).map(([name, distribution]) => [name, distribution.draw(random)]),
    );
  return Array.from({ length: count }, draw);
}

function checkBounds(who: string, low: number, high: number, fit: boolean): void {
  if (fit && low < high) return;
  const rule = {
    uniform: "Both bounds are finite, and the lower one is less than the upper one.",
    logUniform: "Both bounds are finite and greater than 0, and the lower one is less.",
    integers: "Both bounds are whole numbers, and the second, never drawn, is greater.",
  }[who];
  throw new RangeError(explain(who, `from ${low} to ${high}.`, rule!));
}
