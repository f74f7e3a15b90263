import type { Backend, FusedKernels } from "@gradus/core";
import { cpu } from "@gradus/core";
import * as fc from "fast-check";
import type { Bound } from "./bound.ts";
import { compareResults, read } from "./compare-results.ts";
import { computeAt } from "./compute-at.ts";
import type { Case } from "./parity-case.ts";

/** What is computed alike on a GPU and on the reference backend, and how alike. */
export interface Entry {
  readonly name: string;
  /** The exported functions and classes that this entry is the proof of; no other entry names them. */
  readonly of: readonly unknown[];
  readonly cases: fc.Arbitrary<Case>;
  /** Cases that chance would not find: non-finite numbers, the edges of tiles. */
  readonly examples?: readonly Case[];
  /** How many cases are drawn; 12 unless said otherwise. */
  readonly runs?: number;
  readonly bound: Bound;
  /** For gradients; as for outputs unless said otherwise. */
  readonly gradient?: Bound;
  /** The fused kernels that it runs, where the backend has them. */
  readonly fused?: readonly (keyof FusedKernels)[];
}

/** An entry for one export; 4 cases are drawn unless said otherwise. */
export function entryOf(
  name: string,
  of: unknown,
  cases: fc.Arbitrary<Case>,
  bound: Bound,
  runs = 4,
): Entry {
  return { name, of: [of], cases, bound, runs };
}

/** How an entry went. */
export interface EntryReport {
  readonly name: string;
  /** How many cases were computed. */
  readonly cases: number;
  /** The largest error of an output, as a part of its bound. */
  readonly worst: number;
  /** The largest error of a gradient, as a part of its bound. */
  readonly worstGradient: number;
  /** The fused kernels that ran. */
  readonly fused?: readonly (keyof FusedKernels)[];
}

/**
 * Draws the cases of an entry and computes each on both backends.
 *
 * @throws Error that shows the smallest case in which they differ
 */
export async function checkEntry(gpu: Backend, entry: Entry): Promise<EntryReport> {
  const { examples = [], runs = 12, name } = entry;
  let [cases, worst, worstGradient] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(entry.cases, async (one) => {
      const errors = await errorsOf(gpu, entry, one);
      cases++;
      worst = Math.max(worst, errors.output);
      worstGradient = Math.max(worstGradient, errors.gradient);
    }),
    {
      numRuns: runs + examples.length,
      examples: examples.map((one) => [one]),
      includeErrorInReport: true,
    },
  );
  return { name, cases, worst, worstGradient };
}

async function errorsOf(
  gpu: Backend,
  { bound, gradient = bound }: Entry,
  one: Case,
): Promise<{ output: number; gradient: number }> {
  const reference = { dtype: "float64", backend: cpu } as const;
  const expected = computeAt(reference, one);
  const sums =
    bound.of === "sum" || gradient.of === "sum" ? computeAt(reference, one, true) : undefined;
  const actual = computeAt({ dtype: "float32", backend: gpu }, one);
  const compare = async (part: "outputs" | "gradients", within: Bound): Promise<number> =>
    compareResults(
      part.slice(0, -1),
      ...(await Promise.all([read(actual[part]), read(expected[part])])),
      within,
      sums && (await read(sums[part])),
    );
  // Asked for together: waiting for a device once takes half as long as twice.
  const [output, slope] = await Promise.all([
    compare("outputs", bound),
    compare("gradients", gradient),
  ]);
  return { output, gradient: slope };
}
