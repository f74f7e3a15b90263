import { explain, sameShape, type Tensor } from "@gradus/core";
import {
  boxBlur,
  flipHorizontal,
  flipVertical,
  gaussianBlur,
  rotate,
  translate,
  zoom,
} from "@gradus/data";
import type { Attributes } from "../attributes.ts";
import { type Asked, type Concept, input, lookUp } from "../concept.ts";

const flips = { flip_horizontal: flipHorizontal, flip_vertical: flipVertical };

/** What is done to an image is said by the attributes; a flip has none, and is known by its name. */
export const augmentation: Concept = (attrs, inputs, asked, name) => ({
  y: change(attrs, input(inputs, "x"), asked, name),
});

function change(attrs: Attributes, x: Tensor, asked: Asked, name: string): Tensor {
  const fill = { fill: attrs.has("fill") ? attrs.number("fill") : 0 };
  if (attrs.has("dx") || attrs.has("dy"))
    return translate(x, distance(attrs, "dx"), distance(attrs, "dy"), fill);
  if (attrs.has("degrees")) {
    const expand = Object.hasOwn(asked, "y") && !sameShape(asked["y"], x.shape);
    return rotate(x, degrees(attrs), { ...fill, expand });
  }
  if (attrs.has("factor")) return zoom(x, attrs.number("factor"), fill);
  if (attrs.has("sigma")) return gaussianBlur(x, attrs.number("sigma"));
  if (!attrs.has("kernel")) return lookUp(flips, name.split("/")[0])(x);
  checkBorder(attrs);
  return boxBlur(x, attrs.number("kernel"));
}

function distance(attrs: Attributes, name: string): number {
  return attrs.has(name) ? attrs.number(name) : 0;
}

function degrees(attrs: Attributes): number {
  const clockwise = attrs.has("direction") && !attrs.text("direction").startsWith("counter");
  return clockwise ? -attrs.number("degrees") : attrs.number("degrees");
}

function checkBorder(attrs: Attributes): void {
  if (!attrs.has("border") || attrs.text("border").startsWith("edge")) return;
  throw new Error(
    explain(
      "attrs",
      `border is ${attrs.text("border")}.`,
      "A blur repeats the pixels of the edge.",
    ),
  );
}
