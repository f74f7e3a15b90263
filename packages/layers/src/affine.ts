import { matmul, record, sizeOf, type Tensor } from "@gradus/core";
import { isFusible } from "./fusible.ts";

/**
 * The affine map: a weighted sum of the features, and a bias.
 *
 *     y = x W + b
 *     ∂L/∂x = g Wᵀ       ∂L/∂W = xᵀ g       ∂L/∂b = Σ over the batch of g
 *
 * @param x `[..., inFeatures]`
 * @param weight `[inFeatures, outFeatures]`
 * @param bias `[outFeatures]`; none if left out
 * @returns `[..., outFeatures]`
 */
export function affine(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  if (!bias) return x.matmul(weight);
  return fusedAffine(x, weight, bias) ?? x.matmul(weight).add(bias);
}

/** The same in one pass, where there is a kernel and the shapes are as they have to be. */
function fusedAffine(x: Tensor, weight: Tensor, bias: Tensor): Tensor | undefined {
  const kernel = x.backend.fused.affine;
  if (!kernel || !isFusible(x, weight, bias) || !isAffine(x, weight, bias)) return undefined;
  const [inFeatures, outFeatures] = weight.shape;
  const examples = x.shape.slice(0, -1);
  const rows = sizeOf(examples);
  const y = kernel(x.storage, weight.storage, bias.storage, { rows, inFeatures, outFeatures });
  const flat = (g: Tensor): Tensor => g.reshape([rows, outFeatures]);
  return record(
    "affine",
    x.derive(y, [...examples, outFeatures]),
    [x, (g) => matmul(g, weight, { transposeB: true })],
    [weight, (g) => matmul(x.reshape([rows, inFeatures]), flat(g), { transposeA: true })],
    [bias, (g) => flat(g).sum(0)],
  );
}

function isAffine(x: Tensor, weight: Tensor, bias: Tensor): boolean {
  const { rank, shape } = weight;
  return (
    x.rank > 1 &&
    rank === 2 &&
    x.shape.at(-1) === shape[0] &&
    bias.rank === 1 &&
    bias.size === shape[1]
  );
}
