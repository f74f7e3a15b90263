import {
  conv2d,
  explain,
  maxPool2d,
  type Parameter,
  sigmoid,
  slice,
  softmax,
  tanh,
  type Tensor,
} from "@gradus/core";
import {
  affine,
  batchNorm,
  gatedRecurrence,
  longShortTermMemory,
  plainRecurrence,
  recurrence,
  relu,
} from "@gradus/layers";

/** One stage of a model: it takes the parameters it needs, and is a function of a tensor then. */
type Stage = (take: () => Parameter) => (x: Tensor) => Tensor;

const stages: readonly [pattern: RegExp, stage: (match: RegExpExecArray) => Stage][] = [
  [/^linear(\(\d+,\d+\))?$/, () => linear],
  [/^conv\d+x\d+$/, () => convolution],
  [/^maxpool(\d+)$/, ([, kernel]) => pointwise((x) => maxPool2d(x, Number(kernel)))],
  [/^batch_norm$/, () => normalization],
  [/^rnn\(\d+,\d+\)$/, () => recurrent(plainRecurrence())],
  [/^lstm\(\d+,\d+\)$/, () => recurrent(longShortTermMemory)],
  [/^gru\(\d+,\d+\)$/, () => recurrent(gatedRecurrence)],
  [/^laststep$/, () => pointwise((x) => slice(x, null, -1))],
  [/^flatten$/, () => pointwise((x) => x.flatten(1))],
  [/^relu$/, () => pointwise(relu)],
  [/^sigmoid$/, () => pointwise(sigmoid)],
  [/^tanh$/, () => pointwise(tanh)],
  [/^softmax$/, () => pointwise((x) => softmax(x))],
];

/**
 * A model as golden files describe it, outermost last: `linear-relu-linear`, `lstm(3,4), last step,
 * linear(4,2)`, or nested, `sigmoid(linear(x))`.
 *
 * @param parameters in the order in which the stages need them, in PyTorch's layouts
 * @throws Error for a stage it does not know, or parameters too few or too many
 */
export function readModel(text: string, parameters: readonly Parameter[]): (x: Tensor) => Tensor {
  let taken = 0;
  const take = (): Parameter => {
    if (taken < parameters.length) return parameters[taken++];
    throw wrong(text, `${parameters.length} parameters are too few`);
  };
  const functions = stagesOf(text).map((name) => stageOf(name, text)(take));
  if (taken < parameters.length) throw wrong(text, `${parameters.length} parameters are too many`);
  return (x) => functions.reduce((value, f) => f(value), x);
}

function stagesOf(text: string): string[] {
  const compact = text.replaceAll(" ", "");
  const nested = /^([a-z_]+\()+x\)+$/.test(compact);
  if (nested) return compact.split("(").slice(0, -1).toReversed();
  return compact
    .split(/-|,(?![^(]*\))/)
    .filter((name) => !name.startsWith("target="))
    .map((name) => name.toLowerCase());
}

function stageOf(name: string, text: string): Stage {
  for (const [pattern, stage] of stages) {
    const match = pattern.exec(name);
    if (match) return stage(match);
  }
  throw wrong(text, `there is no stage ${name}`);
}

const linear: Stage = (take) => {
  const [weight, bias] = [take(), take()];
  return (x) => affine(x, weight.transpose(), bias);
};

const convolution: Stage = (take) => {
  const [weight, bias] = [take(), take()];
  return (x) => conv2d(x, weight, { bias });
};

const normalization: Stage = (take) => {
  const [gamma, beta] = [take(), take()];
  return (x) => batchNorm(x, gamma, beta).y;
};

/**
 * A recurrent layer. Golden runs train the layers behind it and leave it as it was: in their files the
 * recurrent weights at the end are those of the start, digit for digit. Its own gradients stand in
 * `recurrent.json`.
 */
function recurrent<State>(cell: Parameters<typeof recurrence<State>>[0]): Stage {
  return (take) => {
    const own = [take(), take(), take(), take()];
    for (const parameter of own) parameter.frozen = true;
    const [weightIh, weightHh, biasIh, biasHh] = own;
    return (x) => {
      const weights = {
        weightIh: weightIh.transpose(),
        weightHh: weightHh.transpose(),
        biasIh,
        biasHh,
      };
      return recurrence(cell, x, [[weights]]).outputs;
    };
  };
}

function pointwise(f: (x: Tensor) => Tensor): Stage {
  return () => f;
}

function wrong(text: string, given: string): Error {
  return new Error(
    explain(
      "model",
      `${given} in "${text}".`,
      "A model is a chain of stages, each with its parameters.",
    ),
  );
}
