import { explain } from "@gradus/core";
import type { Fold } from "@gradus/data";
import { type Spread, spreadOf } from "./spread.ts";

/** What cross-validation found. */
export interface CrossValidation {
  /** What was measured in each round. */
  readonly rounds: readonly Readonly<Record<string, number>>[];
  /** Mean and standard deviation of each measure over the rounds. */
  readonly measures: Readonly<Record<string, Spread>>;
}

/**
 * How well a way of training does on rows that it has not seen: a new model for every fold, trained
 * on its training rows and measured on the others. The folds come from any of `kFold`,
 * `stratifiedKFold` and `timeSeriesFolds`.
 *
 * The deviation says how much of a difference between two ways may be chance.
 *
 * @param run trains a new model on the rows `fold.train` and gives its measures on the rows `fold.test`
 * @throws Error if there are no folds, if a row is in both parts of one, or if the rounds measure
 *   different things
 * @see Stone, "Cross-Validatory Choice and Assessment of Statistical Predictions" (1974)
 *
 * @example
 * ```ts
 * const { measures } = await crossValidate(kFold(count, 5, random), async ({ train, test }) => {
 *   const model = newModel();
 *   await fit(model, batchesOf(train), { loss, optimizer: new Adam(model.parameters()), epochs: 20 });
 *   const { loss: error, metrics } = await evaluate(model, batchesOf(test), { loss, metrics });
 *   return { error, ...metrics };
 * });
 * measures.accuracy.mean;
 * ```
 */
export async function crossValidate(
  folds: Iterable<Fold>,
  run: (
    fold: Fold,
    round: number,
  ) => Readonly<Record<string, number>> | Promise<Readonly<Record<string, number>>>,
): Promise<CrossValidation> {
  const list = [...folds];
  if (list.length === 0)
    throw invalid("there are no folds.", "A mean is taken over at least one round.");
  list.forEach(checkApart);
  const rounds: Readonly<Record<string, number>>[] = [];
  for (const [round, fold] of list.entries()) rounds.push(await run(fold, round));
  return { rounds, measures: measuresOf(rounds) };
}

function measuresOf(rounds: readonly Readonly<Record<string, number>>[]): Record<string, Spread> {
  const names = Object.keys(rounds[0]);
  rounds.forEach((measures, round) => {
    const others = Object.keys(measures);
    if (others.length === names.length && others.every((name) => names.includes(name))) return;
    throw invalid(
      `round 0 measures ${names.join(", ")} and round ${round} ${others.join(", ")}.`,
      "Every round measures the same things.",
    );
  });
  return Object.fromEntries(
    names.map((name) => [name, spreadOf(rounds.map((measures) => measures[name]))]),
  );
}

function checkApart({ train, test }: Fold, round: number): void {
  const seen = new Set(train);
  const both = test.find((row) => seen.has(row));
  if (both !== undefined) {
    throw invalid(
      `fold ${round} has row ${both} in both parts.`,
      "What a model was trained on says nothing about how it does on rows that it has not seen.",
    );
  }
  if (train.length > 0 && test.length > 0) return;
  throw invalid(
    `fold ${round} has ${train.length} rows to train on and ${test.length} to test.`,
    "Each part of a fold has at least one row.",
  );
}

function invalid(given: string, rule: string): Error {
  return new Error(explain("crossValidate", given, rule));
}
