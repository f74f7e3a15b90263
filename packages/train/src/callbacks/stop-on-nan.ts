import { type Random, scope } from "@gradus/core";
import type { Layer } from "@gradus/layers";
import { guiltyBackward } from "../diagnosis/guilty-backward.ts";
import { guiltyForward } from "../diagnosis/guilty-forward.ts";
import { notFinite } from "../diagnosis/not-finite.ts";
import type { Callback, StepInProgress, Training } from "./callback.ts";

/** Where streams of random numbers stood. */
type Positions = ReadonlyMap<Random, readonly number[]>;

/**
 * Ends a training whose loss or gradient is no longer a number, before the weights move, and names
 * what went wrong first: the operation, its shape and its layer, or the weight, input or target.
 *
 * The guilty step is run again to find out, with the same random numbers; everything else stays as
 * it was. A lower learning rate, clipping, or a stable form of the loss is what helps.
 *
 *     the loss is NaN in epoch 1, step 4: log [8, 1] in head (Activation) made -Infinity of finite numbers
 */
export function stopOnNaN(): Callback {
  let before: Positions = new Map();
  const remember = ({ model }: Training): void => {
    before = positions(model);
  };
  return {
    onEpochStart: (_epoch, training) => remember(training),
    onStep: (_report, training) => remember(training),
    async onGradients(training, step) {
      const found = await symptom(training, step);
      if (!found) return;
      const { text, search } = found;
      const cause = await again(training.model, before, () => search(training, step.batch));
      const unknown = "it did not come back when the step was run again";
      training.stop(
        `${text} in epoch ${step.epoch + 1}, step ${step.step + 1}: ${cause ?? unknown}`,
      );
    },
  };
}

interface Symptom {
  readonly text: string;
  readonly search: typeof guiltyForward;
}

async function symptom(training: Training, { loss }: StepInProgress): Promise<Symptom | undefined> {
  const value = await loss.item();
  if (!Number.isFinite(value)) return { text: `the loss is ${value}`, search: guiltyForward };
  if (Number.isFinite(await sumOfGradients(training))) return undefined;
  for (const [path, { grad }] of training.model.namedParameters()) {
    const odd = grad && (await notFinite(grad)); // a sum may overflow where no number does
    if (odd !== undefined)
      return { text: `the gradient of ${path} is ${odd}`, search: guiltyBackward };
  }
  return undefined;
}

/** One number to read, so that looking costs little: it is finite only if all of them are. */
async function sumOfGradients({ model }: Training): Promise<number> {
  const total = scope(() => {
    const sums = model.parameters().flatMap(({ grad }) => (grad ? [grad.sum()] : []));
    return sums.length > 0 ? sums.reduce((a, b) => a.add(b.cast(a.dtype))) : undefined;
  });
  const value = await total?.item();
  total?.dispose();
  return value ?? 0;
}

/** Runs `body` from where the streams stood, and then puts streams and running numbers where they are now. */
async function again<Result>(
  model: Layer,
  from: Positions,
  body: () => Promise<Result>,
): Promise<Result> {
  const now = positions(model);
  const variables = [...model.namedVariables()].map(([, variable]) => variable);
  const numbers = variables.map((variable) => variable.detach());
  for (const [random, state] of from) random.restore(state);
  try {
    return await body();
  } finally {
    variables.forEach((variable, i) => variable.assign(numbers[i]));
    for (const tensor of numbers) tensor.dispose();
    for (const [random, state] of now) random.restore(state);
  }
}

function positions(model: Layer): Positions {
  return new Map([...model.namedRandoms()].map(([, random]) => [random, random.state()]));
}
