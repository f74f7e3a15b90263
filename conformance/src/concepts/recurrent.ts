import type { Tensor } from "@gradus/core";
import {
  gatedRecurrence,
  longShortTermMemory,
  plainRecurrence,
  recurrence,
  type RecurrentWeights,
  relu,
} from "@gradus/layers";
import type { Attributes } from "../attributes.ts";
import { type Concept, input, lookUp, type Tensors } from "../concept.ts";

/** How a cell reads its initial state and names its last one; without an initial state it is zeros. */
type Run = (x: Tensor, weights: RecurrentWeights[][], inputs: Tensors) => Tensors;

const plain =
  (activation?: (z: Tensor) => Tensor): Run =>
  (x, weights, { h0 }) => {
    const cell = plainRecurrence(activation && { activation });
    const { outputs, state } = recurrence(cell, x, weights, { state: h0 });
    return { y: outputs, h_n: state };
  };

const cells: Readonly<Record<string, Run>> = {
  rnn_tanh: plain(),
  rnn_relu: plain(relu),
  gru: (x, weights, { h0 }) => {
    const { outputs, state } = recurrence(gatedRecurrence, x, weights, { state: h0 });
    return { y: outputs, h_n: state };
  },
  lstm: (x, weights, { h0, c0 }) => {
    const initial = h0 && c0 && { h: h0, c: c0 };
    const { outputs, state } = recurrence(longShortTermMemory, x, weights, { state: initial });
    return { y: outputs, h_n: state.h, c_n: state.c };
  },
};

export const recurrent: Concept = (attrs, inputs) => {
  const weights = Array.from({ length: attrs.number("layers") }, (_, layer) =>
    directionsOf(attrs).map((suffix) => weightsOf(inputs, `l${layer}${suffix}`)),
  );
  return lookUp(cells, attrs.text("cell"))(input(inputs, "x"), weights, inputs);
};

function directionsOf(attrs: Attributes): string[] {
  return attrs.flag("bidirectional") ? ["", "_reverse"] : [""];
}

/** Golden matrices are `[gates · hidden, features]`, ours the transposes. */
function weightsOf(inputs: Tensors, at: string): RecurrentWeights {
  return {
    weightIh: input(inputs, `weight_ih_${at}`).transpose(),
    weightHh: input(inputs, `weight_hh_${at}`).transpose(),
    biasIh: inputs[`bias_ih_${at}`],
    biasHh: inputs[`bias_hh_${at}`],
  };
}
