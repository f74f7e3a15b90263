import { noGrad, scope, type Tensor, Variable } from "@gradus/core";
import type { Batch } from "../batch.ts";
import type { Training } from "../callbacks/callback.ts";
import { watchLayers } from "./made-in.ts";
import { describeOperation, notFinite, tapeOf } from "./not-finite.ts";

/** What one operation handed back to one of its inputs. */
interface HandBack {
  readonly tensor: Tensor;
  readonly g: Tensor;
  readonly contribution: Tensor;
}

/**
 * Where a gradient that is not finite comes from, though the loss is: the first operation, on the way
 * back from the loss, that hands back what is not finite when it receives what is.
 *
 * @returns in words, or undefined if all gradients are finite this time
 */
export async function guiltyBackward(
  training: Training,
  batch: Batch,
): Promise<string | undefined> {
  const { steps, madeIn } = scope(() => {
    const [{ cost }, where] = watchLayers(training.model, () => training.forward(batch));
    return { steps: noGrad(() => wayBack(cost)), madeIn: where };
  });
  let guilty: string | undefined;
  for (const { tensor, g, contribution } of steps) {
    const value = await notFinite(contribution);
    if (value === undefined || (await notFinite(g)) !== undefined) continue;
    const operation = describeOperation(tensor.node!.op, tensor, madeIn(tensor));
    guilty = `on the way back, ${operation} made ${value} of a finite gradient`;
    break;
  }
  for (const tensor of steps.flatMap((step) => Object.values<Tensor>({ ...step })))
    if (!(tensor instanceof Variable)) tensor.dispose();
  return guilty;
}

/** The chain rule, one operation at a time, with everything that is handed back. */
function wayBack(output: Tensor): HandBack[] {
  const gradients = new Map([[output, output.full(1)]]);
  const steps: HandBack[] = [];
  for (const tensor of tapeOf(output)) {
    const g = gradients.get(tensor);
    if (!g) continue;
    for (const { input, pullback } of tensor.node?.edges ?? []) {
      const contribution = pullback(g);
      const sum = gradients.get(input);
      gradients.set(input, sum ? sum.add(contribution) : contribution);
      steps.push({ tensor, g, contribution });
    }
  }
  return steps;
}
