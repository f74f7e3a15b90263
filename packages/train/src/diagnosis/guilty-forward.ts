import { parameter, scope, type Tensor, Variable } from "@gradus/core";
import type { Batch } from "../batch.ts";
import type { Training } from "../callbacks/callback.ts";
import { watchLayers } from "./made-in.ts";
import { describeOperation, notFinite, tapeOf } from "./not-finite.ts";

/**
 * Where a loss that is not finite comes from: the first operation, in the order of the forward pass,
 * whose output is not finite while its inputs are, or the weight, input or target that is not.
 *
 * The forward pass is run again with the input and the target on the tape, so that operations before
 * the first weight are seen, too. Only what leads to the loss counts: −∞ in a mask that softmax turns
 * into 0 is as it should be.
 *
 * @returns in words, or undefined if the loss is finite this time
 */
export async function guiltyForward(training: Training, batch: Batch): Promise<string | undefined> {
  const watched = { x: onTape(batch.x), y: onTape(batch.y) };
  const { tape, madeIn } = scope(() => {
    const [{ loss }, where] = watchLayers(training.model, () => training.forward(watched));
    return { tape: tapeOf(loss), madeIn: where };
  });
  const origin = await originOf(tape);
  let guilty: string | undefined;
  if (origin?.tensor.node) {
    const { op } = origin.tensor.node;
    guilty = `${describeOperation(op, origin.tensor, madeIn(origin.tensor))} made ${origin.value} of finite numbers`;
  } else if (origin) {
    const names = new Map<Tensor, string>([
      [watched.x, "the input"],
      [watched.y, "the target"],
    ]);
    for (const [path, variable] of training.model.namedVariables()) names.set(variable, path);
    guilty = `${names.get(origin.tensor) ?? "a tensor"} holds ${origin.value}`;
  }
  for (const tensor of tape) if (!(tensor instanceof Variable)) tensor.dispose();
  for (const tensor of Object.values(watched)) if (!isOf(batch, tensor)) tensor.dispose();
  return guilty;
}

/** Where, behind a tape's output, what is not finite begins: the first tensor made of finite ones only. */
async function originOf(
  tape: readonly Tensor[],
): Promise<{ tensor: Tensor; value: number } | undefined> {
  const leading = new Set(tape.slice(0, 1));
  let origin: { tensor: Tensor; value: number } | undefined;
  for (const tensor of tape) {
    const value = leading.has(tensor) ? await notFinite(tensor) : undefined;
    if (value === undefined) continue;
    const inputs = (tensor.node?.edges ?? []).map(({ input }) => input);
    for (const input of inputs) leading.add(input);
    const values = await Promise.all(inputs.map(notFinite));
    // latest first, so that the last one found is the first that was made
    if (values.every((other) => other === undefined)) origin = { tensor, value };
  }
  return origin;
}

/** A copy whose operations are recorded; whole numbers have no tape. */
function onTape(x: Tensor): Tensor {
  return x.dtype === "int32" ? x : scope(() => parameter(x.detach()));
}

function isOf({ x, y }: Batch, tensor: Tensor): boolean {
  return tensor === x || tensor === y;
}
