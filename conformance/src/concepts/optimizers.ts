import { noGrad, parameter, slice, stack, sumTo, type Tensor } from "@gradus/core";
import { buildOptimizer } from "../build-optimizer.ts";
import { type Concept, input } from "../concept.ts";
import { evaluate } from "../formula.ts";

/** The weights after each step, from given gradients or on the function in the attributes. */
export const optimizers: Concept = (attrs, inputs, asked) => {
  const w = parameter(input(inputs, "w0"));
  const optimizer = buildOptimizer([w], attrs);
  const path: Tensor[] = [];
  for (let step = 0; step < asked["w"][0]; step++) {
    optimizer.zeroGrad();
    lossAt(step).backward();
    optimizer.step();
    path.push(noGrad(() => w.detach()));
  }
  return { w: stack(path) };

  function lossAt(step: number): Tensor {
    // the gradient of Σ w·g is g
    if (!attrs.has("function")) return w.mul(slice(input(inputs, "gradients"), step)).sum();
    const letters = Array.from({ length: w.size }, (_, i) => String.fromCodePoint(97 + i));
    const variables = Object.fromEntries(letters.map((letter, i) => [letter, slice(w, i)]));
    return sumTo(evaluate(attrs.text("function"), variables), []);
  }
};
