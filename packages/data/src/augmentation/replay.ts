import { explain, Random, type Tensor } from "@gradus/core";
import type { Applied } from "./augmentation.ts";
import { gaussianBlur } from "./blur.ts";
import { crop } from "./crop.ts";
import { flipHorizontal, flipVertical } from "./flip.ts";
import { addNoise } from "./noise.ts";
import { rotate } from "./rotate.ts";
import { translate } from "./translate.ts";
import { zoom } from "./zoom.ts";

type Step = (image: Tensor, parameters: (name: string) => number) => Tensor;

const steps: Readonly<Record<string, Step>> = {
  translate: (image, of) => translate(image, of("dx"), of("dy"), { fill: of("fill") }),
  rotate: (image, of) => rotate(image, of("degrees"), { fill: of("fill") }),
  zoom: (image, of) => zoom(image, of("factor"), { fill: of("fill") }),
  flipHorizontal: (image) => flipHorizontal(image),
  flipVertical: (image) => flipVertical(image),
  gaussianBlur: (image, of) => gaussianBlur(image, of("deviation")),
  addNoise: (image, of) => addNoise(image, of("deviation"), new Random(of("seed"))),
  crop: (image, of) =>
    crop(image, { top: of("top"), left: of("left"), height: of("height"), width: of("width") }),
};

/**
 * Does to an image what an augmentation has done, with the parameters that it returned: to the original,
 * or to another, such as the mask that belongs to it.
 *
 * @param image `[channels, height, width]`
 * @param applied what was done, in order
 * @throws RangeError for a name or a parameter that is not known
 */
export function replay(image: Tensor, applied: readonly Applied[]): Tensor {
  return applied.reduce((current, { name, parameters }) => {
    if (!Object.hasOwn(steps, name)) {
      throw new RangeError(
        explain("replay", `${name} is not known.`, `Known are ${Object.keys(steps).join(", ")}.`),
      );
    }
    return steps[name](current, (key) => {
      if (Object.hasOwn(parameters, key)) return parameters[key];
      throw new RangeError(
        explain("replay", `${name} without ${key}.`, "Every parameter that was drawn is needed."),
      );
    });
  }, image);
}
