import { explain, noGrad, scope, type Tensor } from "@gradus/core";
import type { Layer } from "@gradus/layers";
import type { Batches, Loss, Metric } from "./batch.ts";
import type { Measures } from "./history.ts";
import { Means } from "./means.ts";

export interface EvaluateOptions {
  readonly loss: Loss;
  readonly metrics?: Readonly<Record<string, Metric>>;
}

/**
 * The mean loss and metrics of a model over all examples, in evaluation mode and without a tape.
 * The model's mode is put back afterwards.
 *
 * @throws RangeError if there are no examples
 */
export async function evaluate(
  model: Layer,
  data: Batches,
  { loss, metrics = {} }: EvaluateOptions,
): Promise<Measures> {
  const means = new Means(Object.keys(metrics));
  await inEvaluation(model, async () => {
    for await (const { x, y } of data) {
      const measured = scope(() =>
        noGrad(() => {
          const prediction = model.forward(x);
          return [loss, ...Object.values(metrics)].map((measure) => measure(prediction, y));
        }),
      );
      await means.add(measured, x.shape[0]);
    }
  });
  if (means.examples === 0) {
    throw new RangeError(
      explain(
        "evaluate",
        "the data has no examples.",
        "A mean is taken over at least one example.",
      ),
    );
  }
  return means.measures();
}

/**
 * What a model makes of all inputs, in evaluation mode and without a tape: one tensor a batch, which
 * the caller disposes of.
 */
export async function predict(
  model: Layer,
  inputs: Iterable<Tensor> | AsyncIterable<Tensor>,
): Promise<Tensor[]> {
  const outputs: Tensor[] = [];
  await inEvaluation(model, async () => {
    for await (const x of inputs) outputs.push(scope(() => noGrad(() => model.forward(x))));
  });
  return outputs;
}

async function inEvaluation(model: Layer, body: () => Promise<void>): Promise<void> {
  const before = model.training;
  model.eval();
  try {
    await body();
  } finally {
    if (before) model.train();
  }
}
