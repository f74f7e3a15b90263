import { explain, type Random, slice, stack, Tensor } from "@gradus/core";
import type { Applied, Augmentation } from "../augmentation/augmentation.ts";
import type { Batch, Fields } from "./dataset.ts";

/** Which fields are changed as they are drawn, and how. */
export type Augmentations<F extends Fields> = { readonly [Name in keyof F]?: Augmentation };

/** A batch whose images were changed one by one, and what was done to each. */
export function augmentBatch<F extends Fields>(
  batch: Batch<F>,
  augmentations: Augmentations<F>,
  random: Random,
): Batch<F> {
  const changed: Record<string, Tensor> = {};
  const applied: Record<string, readonly (readonly Applied[])[]> = {};
  for (const [name, augmentation] of Object.entries<Augmentation | undefined>(augmentations)) {
    const images: unknown = Object.hasOwn(batch, name) ? batch[name] : undefined;
    if (!augmentation) continue;
    if (!(images instanceof Tensor)) throw noImages(name);
    const results = batch.rows.map((_, at) => augmentation(slice(images, at), random));
    changed[name] = stack(
      results.map(({ image }) => image),
      0,
    );
    applied[name] = results.map((result) => result.applied);
  }
  return { ...batch, ...changed, applied };
}

function noImages(name: string): TypeError {
  return new TypeError(
    explain(
      "DataLoader",
      `augment names ${name}, which is no field of images.`,
      "Augmentation changes fields [rows, channels, height, width].",
    ),
  );
}
