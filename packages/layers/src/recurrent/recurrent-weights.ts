import { formatShape, sameShape, ShapeError, type Tensor } from "@gradus/core";

/**
 * The weights of one direction of one recurrent layer.
 *
 * The gates stand side by side: for an LSTM the columns are those of i, f, g, o, for a GRU those of
 * r, z, n, each `hidden` wide. The names are PyTorch's, whose matrices are the transposes.
 */
export interface RecurrentWeights {
  /** `[inFeatures, gates · hidden]`: what the input adds to the gates */
  readonly weightIh: Tensor;
  /** `[hidden, gates · hidden]`: what the state before adds */
  readonly weightHh: Tensor;
  /** `[gates · hidden]` */
  readonly biasIh?: Tensor | undefined;
  /** `[gates · hidden]` */
  readonly biasHh?: Tensor | undefined;
}

/** Throws unless the weights fit one another, the features of an input and a number of gates. */
export function checkWeights(
  who: string,
  { weightIh, weightHh, biasIh, biasHh }: RecurrentWeights,
  inFeatures: number,
  gates: number,
): void {
  const hidden = weightHh.shape[0] ?? 0;
  const width = gates * hidden;
  const expected: [name: string, given: Tensor | undefined, shape: readonly number[]][] = [
    ["weightHh", weightHh, [hidden, width]],
    ["weightIh", weightIh, [inFeatures, width]],
    ["biasIh", biasIh, [width]],
    ["biasHh", biasHh, [width]],
  ];
  for (const [name, given, shape] of expected) {
    if (!given || sameShape(given.shape, shape)) continue;
    throw new ShapeError(
      who,
      `${name} is ${formatShape(given.shape)} where ${formatShape(shape)} is needed, for ${inFeatures} input features and a state of ${hidden}.`,
      `weightIh is [inFeatures, ${gatesTimes(gates)}], weightHh [hidden, ${gatesTimes(gates)}], and a bias [${gatesTimes(gates)}].`,
    );
  }
}

function gatesTimes(gates: number): string {
  return gates === 1 ? "hidden" : `${gates} · hidden`;
}

/** bᵢₕ + bₕₕ, where a cell only ever adds them; what is left of them if one is missing. */
export function bothBiases({ biasIh, biasHh }: RecurrentWeights): Tensor | undefined {
  return biasIh && biasHh ? biasIh.add(biasHh) : (biasIh ?? biasHh);
}
