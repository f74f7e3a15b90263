import { Random, type Tensor } from "@gradus/core";
import type { Layer } from "@gradus/layers";
import { numbersAt } from "./draw.ts";
import { type Case, caseOf, type Place } from "./parity-case.ts";

/** What a layer is built with, so that it is the same everywhere. */
export interface Building extends Place {
  readonly random: Random;
}

/** Uses a layer; its plain forward pass unless said otherwise. */
type Use<L extends Layer> = (
  layer: L,
  inputs: readonly Tensor[],
  place: Place,
) => Tensor | readonly Tensor[];

/**
 * A case of a layer: its outputs and the variables that it changed; the gradients of its inputs and of its parameters.
 *
 * The same random numbers stand in all its variables everywhere: a bias of 0 or a gain of 1 would hide what is done with
 * it.
 */
export function layerCase<L extends Layer>(
  inputs: readonly Tensor[],
  build: (building: Building) => L,
  use: Use<L> = (layer, [x]) => layer.forward(x),
): Case {
  return caseOf(inputs, (given, place) => {
    const layer = build({ ...place, random: new Random(1) });
    settle(layer, place);
    const result = use(layer, given, place);
    const variables = [...layer.namedVariables()].map(([, variable]) => variable);
    const state = variables.filter((variable) => !variable.requiresGrad);
    const outputs = "shape" in result ? [result] : result;
    return { outputs: [...outputs, ...state], variables };
  });
}

function settle(layer: Layer, place: Place): void {
  const random = new Random(2);
  for (const [path, variable] of layer.namedVariables()) {
    const positive = /variance/i.test(path);
    const of = (x: number): number => (positive ? 0.5 + Math.abs(x) : x / 2);
    variable.assign(numbersAt(random, variable.shape, place, of));
  }
}
