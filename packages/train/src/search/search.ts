import { explain, Random } from "@gradus/core";
import { ResultsFile } from "./results-file.ts";
import type { Settings } from "./space.ts";

/** What a trial knows beside its settings. */
export interface TrialContext {
  /** Its place among the candidates. */
  readonly trial: number;
  /** A seed of its own, the same however many trials run at once. */
  readonly seed: number;
}

/** Trains with some settings, and gives the score on the development set. The test set has no part in it. */
export type Evaluate = (settings: Settings, context: TrialContext) => number | Promise<number>;

/** How a trial ended: with a score, or with an error, which ends this trial only. */
export interface TrialResult {
  readonly trial: number;
  readonly settings: Settings;
  readonly score?: number;
  readonly error?: string;
}

export interface SearchOptions {
  /** Whether larger or smaller scores are better; larger unless said otherwise. */
  readonly better?: "larger" | "smaller";
  /** How many trials run at once; 1 unless said otherwise. See {@link workerPool}. */
  readonly parallel?: number;
  /** A file that keeps every result, so that a search that was stopped goes on. Node only. */
  readonly file?: string;
  /** Where the seeds of the trials come from. */
  readonly seed?: number;
  readonly onResult?: (result: TrialResult) => void;
}

/** What a search found. */
export interface SearchResult {
  /** The best trial that had a score; the first of several. */
  readonly best: Required<Omit<TrialResult, "error">> | undefined;
  /** One for each candidate, in their order. */
  readonly results: readonly TrialResult[];
}

/**
 * Tries every candidate, and says which has the best score on the development set.
 *
 * With a `file`, each result is on the disk before the next trial begins; begun again, the search
 * tries only what has no score there.
 *
 * @throws RangeError if there are no candidates; Error if the file is of another search
 *
 * @example
 * ```ts
 * const space = { learningRate: logUniform(1e-4, 1e-1), hidden: integers(8, 65) };
 * const candidates = randomSettings(space, 40, new Random(1));
 * const { best } = await search(candidates, devAccuracy, { file: "runs/search.jsonl" });
 * ```
 */
export async function search(
  candidates: readonly Settings[],
  evaluate: Evaluate,
  { better = "larger", parallel = 1, file, seed = 0, onResult }: SearchOptions = {},
): Promise<SearchResult> {
  checkArguments(candidates, parallel);
  const kept = file === undefined ? undefined : new ResultsFile(file, candidates);
  const results = new Map((kept?.results ?? []).map((result) => [result.trial, result]));
  const seeds = seedsFrom(seed, candidates.length);
  const waiting = [...candidates.keys()].filter((trial) => results.get(trial)?.score === undefined);
  const work = async (): Promise<void> => {
    for (let trial = waiting.shift(); trial !== undefined; trial = waiting.shift()) {
      const settings = candidates[trial];
      const outcome = await attempt(evaluate, settings, { trial, seed: seeds[trial] });
      const result = { trial, settings, ...outcome };
      kept?.add(result);
      results.set(trial, result);
      onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  const list = [...candidates.keys()].map((trial) => results.get(trial)!);
  return { best: bestOf(list, better === "larger" ? 1 : -1), results: list };
}

async function attempt(
  evaluate: Evaluate,
  settings: Settings,
  context: TrialContext,
): Promise<{ score: number } | { error: string }> {
  try {
    const score = await evaluate(settings, context);
    return Number.isFinite(score) ? { score } : { error: `the score is ${score}` };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function bestOf(results: readonly TrialResult[], sign: number): SearchResult["best"] {
  let best: SearchResult["best"];
  for (const { trial, settings, score } of results) {
    if (score === undefined) continue;
    if (!best || sign * score > sign * best.score) best = { trial, settings, score };
  }
  return best;
}

function seedsFrom(seed: number, count: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => random.nextInteger(0, 2 ** 32));
}

function checkArguments(candidates: readonly Settings[], parallel: number): void {
  if (candidates.length === 0) {
    throw new RangeError(
      explain("search", "there are no candidates.", "A search tries at least one candidate."),
    );
  }
  if (Number.isInteger(parallel) && parallel >= 1) return;
  throw new RangeError(
    explain("search", `parallel is ${parallel}.`, "At least one trial runs at once."),
  );
}
