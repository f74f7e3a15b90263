import type { Random, Tensor } from "@gradus/core";
import type { Batch, Batches } from "../batch.ts";

/**
 * Batches for an autoencoder: the input itself is the answer. With `corrupt`, the input is disturbed
 * anew whenever it is drawn, and the answer is the clean one: a denoising autoencoder.
 *
 * @see Vincent et al., "Extracting and Composing Robust Features with Denoising Autoencoders" (2008)
 *
 * @example
 * ```ts
 * const noise = (x: Tensor) => x.add(random.normal(x.shape, { deviation: 0.3 }));
 * await fit(autoencoder, reconstruction(images, { corrupt: noise }), { loss: meanSquaredError, … });
 * ```
 */
export function reconstruction(
  data: Batches,
  { corrupt = (x) => x }: { readonly corrupt?: (x: Tensor) => Tensor } = {},
): AsyncIterable<Batch> & { readonly length?: number } {
  const length = "length" in data && typeof data.length === "number" ? data.length : undefined;
  return {
    ...(length !== undefined && { length }),
    async *[Symbol.asyncIterator]() {
      for await (const { x } of data) {
        const noisy = corrupt(x);
        yield { x: noisy, y: x };
        if (noisy !== x) noisy.dispose();
      }
    },
  };
}

/** Masking noise: each number is set to 0 with the given probability. */
export function maskingNoise(random: Random, probability: number): (x: Tensor) => Tensor {
  return (x) => x.mul(random.uniform(x.shape, { dtype: x.dtype }).greaterEqual(probability));
}
