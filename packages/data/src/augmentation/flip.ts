import { flip, type Tensor } from "@gradus/core";
import { type Applied, type Augmentation, checkProbability } from "./augmentation.ts";
import { checkImage } from "./image.ts";

/** An image as in a mirror: left becomes right. `[channels, height, width]` → the same shape. */
export function flipHorizontal(image: Tensor): Tensor {
  checkImage("flipHorizontal", image);
  return flip(image, 2);
}

/** An image upside down: top becomes bottom. `[channels, height, width]` → the same shape. */
export function flipVertical(image: Tensor): Tensor {
  checkImage("flipVertical", image);
  return flip(image, 1);
}

/** How probable each flip is. */
export interface RandomFlipOptions {
  /** 0 unless said otherwise. */
  readonly horizontal?: number;
  /** 0 unless said otherwise. */
  readonly vertical?: number;
}

/** Flips with some probability. A flipped 6 is no 6: not every image keeps its label. */
export function randomFlip({ horizontal = 0, vertical = 0 }: RandomFlipOptions): Augmentation {
  checkProbability("randomFlip", horizontal);
  checkProbability("randomFlip", vertical);
  return (image, random) => {
    const applied: Applied[] = [];
    let flipped = image;
    if (random.next() < horizontal) {
      flipped = flipHorizontal(flipped);
      applied.push({ name: "flipHorizontal", parameters: {} });
    }
    if (random.next() < vertical) {
      flipped = flipVertical(flipped);
      applied.push({ name: "flipVertical", parameters: {} });
    }
    return { image: flipped, applied };
  };
}
