import { explain } from "@gradus/core";
import type { EpochRecord } from "../history.ts";

/**
 * The loss or a metric of an epoch: of the development set if there is one, else of the training set.
 *
 * @throws Error that names the metrics there are
 */
export function monitored(who: string, name: string, { dev, train }: EpochRecord): number {
  const { loss, metrics } = dev ?? train;
  if (name === "loss") return loss;
  if (Object.hasOwn(metrics, name)) return metrics[name];
  const names = ["loss", ...Object.keys(metrics)].join(", ");
  throw new Error(
    explain(
      who,
      `there is no metric ${name}.`,
      `This training measures ${names}.`,
      `fit(…, { metrics: { ${name}: … } })`,
    ),
  );
}
