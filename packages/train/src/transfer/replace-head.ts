import { explain } from "@gradus/core";
import { type ActivationFunction, type Layer, Sequential } from "@gradus/layers";

/**
 * A model with another end: all layers but the last ones, which are the same objects, and then a new
 * head, which starts to learn from nothing.
 *
 * First the head learns on frozen features; then everything is trained on with a small learning rate.
 * Each stage has an optimizer of its own, since running averages belong to the old task.
 *
 * @param model its layers are kept, trained as they are
 * @param head what comes instead of the last layers
 * @param drop how many of the last layers go; 1 unless said otherwise
 * @throws RangeError unless at least one layer goes and one stays
 * @see Yosinski et al., "How Transferable Are Features in Deep Neural Networks?" (2014)
 *
 * @example
 * ```ts
 * const head = new Linear(64, 5, { random });
 * const model = replaceHead(trained, head);
 * model.freeze();
 * head.unfreeze();
 * await fit(model, data, { loss, optimizer: new Adam(head.parameters()), epochs: 5 });
 * model.unfreeze();
 * const optimizer = new Adam(model.parameters(), { learningRate: 1e-5 });
 * await fit(model, data, { loss, optimizer, epochs: 5 });
 * ```
 */
export function replaceHead(
  model: Sequential,
  head: Layer | ActivationFunction,
  { drop = 1 }: { readonly drop?: number } = {},
): Sequential {
  if (Number.isInteger(drop) && drop >= 1 && drop < model.length)
    return new Sequential(...model.layers.slice(0, -drop), head);
  throw new RangeError(
    explain(
      "replaceHead",
      `${drop} of ${model.length} layers would go.`,
      "At least one layer goes, and at least one stays.",
    ),
  );
}
