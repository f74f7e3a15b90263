import { type Parameter, parameter, scope, stack, type Tensor } from "@gradus/core";
import { binaryCrossEntropy, crossEntropy, meanSquaredError } from "@gradus/layers";
import { Attributes } from "../attributes.ts";
import { buildOptimizer } from "../build-optimizer.ts";
import { type Concept, lookUp, type Tensors } from "../concept.ts";
import { readModel } from "../model-reader.ts";

const losses: Readonly<Record<string, (prediction: Tensor, target: Tensor) => Tensor>> = {
  binary_cross_entropy: (p, t) => binaryCrossEntropy(p, t),
  cross_entropy: (logits, labels) => crossEntropy(logits, labels),
  mse: (y, t) => meanSquaredError(y, t),
};

/** A whole run: every parameter at its end, and the loss before every `loss_every`-th step. */
export const training: Concept = (attrs, inputs) => {
  const parameters = initialParameters(inputs);
  const model = readModel(attrs.text("model"), [...parameters.values()]);
  const loss = lookUp(losses, attrs.text("loss"));
  const optimizer = buildOptimizer([...parameters.values()], optimizerOf(attrs.text("optimizer")));
  const [x, target] = [inputs["data.x"], inputs["data.y"] ?? inputs["data.x"]];

  const seen: Tensor[] = [];
  for (let step = 0; step < attrs.number("steps"); step++) {
    const value = scope(() => {
      const before = loss(model(x), target);
      optimizer.zeroGrad();
      before.backward();
      optimizer.step();
      return before.detach();
    });
    if (step % attrs.number("loss_every") === 0) seen.push(value);
    else value.dispose();
  }
  const final = [...parameters].map(([name, p]) => [`final.${name}`, p] as const);
  return { losses: stack(seen), ...Object.fromEntries(final) };
};

function initialParameters(inputs: Tensors): Map<string, Parameter> {
  const prefix = "initial.";
  return new Map(
    Object.entries(inputs).flatMap(([name, x]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), parameter(x)]] : [],
    ),
  );
}

/** `sgd lr=.1 momentum=.9 (torch form)` as attributes. */
function optimizerOf(text: string): Attributes {
  const [optimizer, ...words] = text
    .replaceAll(/\(.*?\)/g, "")
    .trim()
    .split(/\s+/);
  const options = words.map((word) => {
    const [name, value] = word.split("=");
    return [name, Number(value)] as const;
  });
  return new Attributes({ optimizer, ...Object.fromEntries(options) });
}
