import { explain } from "@gradus/core";
import type { History } from "../history.ts";

export interface BestDevOptions {
  /** The loss, unless said otherwise, or a metric by name. */
  readonly monitor?: string;
  readonly better?: "smaller" | "larger";
}

/**
 * The best value that a training reached on its development set: the score of a trial.
 *
 * @throws Error if there was no development set: a score on the training set would choose whatever
 *   overfits most
 */
export function bestDev(
  { epochs }: History,
  { monitor = "loss", better = "smaller" }: BestDevOptions = {},
): number {
  const values = epochs.map(({ dev }) => {
    if (dev) return monitor === "loss" ? dev.loss : dev.metrics[monitor];
    throw new Error(
      explain(
        "bestDev",
        "the training had no development set.",
        "Settings are chosen by how well they do on examples that were not trained on.",
        "fit(…, { dev })",
      ),
    );
  });
  return better === "smaller" ? Math.min(...values) : Math.max(...values);
}
