import { Random, type Tensor } from "@gradus/core";
import { type Augmentation, checkBound } from "./augmentation.ts";
import { checkFloatImage } from "./image.ts";

/**
 * An image with a normally distributed number added to each pixel.
 *
 * @param image `[channels, height, width]`
 * @param deviation of the noise, in the unit of the pixels
 * @returns the same shape
 * @throws RangeError for a negative deviation
 */
export function addNoise(image: Tensor, deviation: number, random: Random): Tensor {
  checkFloatImage("addNoise", image);
  checkBound("addNoise", "deviation", deviation);
  const { dtype, backend } = image;
  return image.add(random.normal(image.shape, { deviation, dtype, backend }));
}

/** How much. */
export interface RandomNoiseOptions {
  /** In the unit of the pixels. */
  readonly deviation: number;
}

/** Adds noise. Its seed is drawn and reported, so that the same noise can be made again. */
export function randomNoise({ deviation }: RandomNoiseOptions): Augmentation {
  checkBound("randomNoise", "deviation", deviation);
  return (image, random) => {
    const seed = random.nextInteger(0, 2 ** 32);
    return {
      image: addNoise(image, deviation, new Random(seed)),
      applied: [{ name: "addNoise", parameters: { deviation, seed } }],
    };
  };
}
