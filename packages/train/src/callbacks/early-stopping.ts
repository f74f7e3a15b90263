import { explain, type Tensor } from "@gradus/core";
import type { Json } from "../files/json.ts";
import type { EpochRecord } from "../history.ts";
import type { Callback, Training } from "./callback.ts";
import { monitored } from "./monitored.ts";

export interface EarlyStoppingOptions {
  /** How many epochs without improvement are allowed; the next one ends the training. */
  readonly patience?: number;
  /** By how much a value has to be better to count as an improvement. */
  readonly minDelta?: number;
  /** What is watched: the loss, or a metric by name; of the development set if there is one. */
  readonly monitor?: string;
  /** Whether smaller or larger is better. */
  readonly better?: "smaller" | "larger";
}

interface Best {
  readonly value: number;
  readonly epoch: number;
  readonly state: Readonly<Record<string, Tensor>>;
}

/**
 * Ends a training when it has stopped getting better, and puts the best weights back, whenever the
 * training ends.
 *
 * @see Prechelt, "Early Stopping — But When?" (1998)
 */
export function earlyStopping({
  patience = 5,
  minDelta = 0,
  monitor = "loss",
  better = "smaller",
}: EarlyStoppingOptions = {}): Callback {
  checkOptions(patience, minDelta);
  const sign = better === "smaller" ? 1 : -1;
  let best: Best | undefined;
  const keepBest = (value: number, { epoch }: EpochRecord, { model }: Training): void => {
    forget(best?.state);
    const state = Object.entries(model.state()).map(([name, x]) => [name, x.detach()] as const);
    best = { value, epoch, state: Object.fromEntries(state) };
  };
  return {
    state: () => ({
      data: best ? { value: best.value, epoch: best.epoch } : null,
      tensors: best?.state ?? {},
    }),
    loadState({ data, tensors }) {
      forget(best?.state);
      best = bestOf(data, tensors);
    },
    onEpochEnd(record, training) {
      const value = sign * monitored("earlyStopping", monitor, record);
      if (!best || Number.isNaN(best.value) || value < best.value - minDelta)
        return keepBest(value, record, training);
      const waited = record.epoch - best.epoch;
      if (waited <= patience) return;
      training.stop(
        `${monitor} has not improved for ${waited} epochs; best in epoch ${best.epoch + 1}`,
      );
    },
    onEnd(_history, { model }) {
      if (best) model.loadState(best.state);
      forget(best?.state);
      best = undefined;
    },
  };
}

/** The best so far, as it was saved. */
function bestOf(data: Json, state: Readonly<Record<string, Tensor>>): Best | undefined {
  if (data === null || typeof data !== "object" || !("epoch" in data)) return undefined;
  const own = Object.entries(state).map(([name, x]) => [name, x.detach()] as const);
  return {
    value: Number(data.value),
    epoch: Number(data.epoch),
    state: Object.fromEntries(own),
  };
}

function forget(state: Readonly<Record<string, Tensor>> | undefined): void {
  for (const tensor of Object.values(state ?? {})) tensor.dispose();
}

function checkOptions(patience: number, minDelta: number): void {
  if (Number.isInteger(patience) && patience >= 0 && minDelta >= 0) return;
  throw new RangeError(
    explain(
      "earlyStopping",
      `patience is ${patience} and minDelta is ${minDelta}.`,
      "The patience is a whole number of epochs, 0 or more, and minDelta is 0 or more.",
    ),
  );
}
