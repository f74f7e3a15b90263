import type { EpochRecord } from "../history.ts";
import type { Callback } from "./callback.ts";

/**
 * Writes one line of CSV an epoch, under a header: epoch, learning rate, seconds, and every measure
 * of the training and the development set.
 *
 * @param write receives each line with its line end, such as `(line) => appendFileSync(file, line)`
 */
export function csvLog(write: (line: string) => void | Promise<void>): Callback {
  let header: string | undefined;
  return {
    async onEpochEnd(record) {
      const columns = columnsOf(record);
      const names = [...columns.keys()].join(",");
      if (header === undefined) await write(`${(header = names)}\n`);
      await write(`${[...columns.values()].join(",")}\n`);
    },
  };
}

function columnsOf({ epoch, learningRate, seconds, train, dev }: EpochRecord): Map<string, number> {
  const columns = new Map([
    ["epoch", epoch],
    ["learningRate", learningRate],
    ["seconds", seconds],
    ["loss", train.loss],
  ]);
  for (const [name, value] of Object.entries(train.metrics)) columns.set(name, value);
  if (!dev) return columns;
  columns.set("dev_loss", dev.loss);
  for (const [name, value] of Object.entries(dev.metrics)) columns.set(`dev_${name}`, value);
  return columns;
}
