import { arange, gather, logSoftmax, recordFused, type Tensor } from "@gradus/core";

/**
 * How surprising each label is, from the scores of all classes.
 *
 *     ℓ = −log softmax(x)[y] = log Σ exp x − x[y]
 *     ∂ℓ/∂x = softmax(x) − t            t = 1 at the label, else 0
 *
 * @param x `[..., classes]`, scores before softmax
 * @param labels y, `[...]`, int32, each the number of a class
 * @returns `[...]`
 */
export function labelSurprise(x: Tensor, labels: Tensor): Tensor {
  const kernel = x.backend.fused.labelSurprise;
  if (!kernel || x.dtype === "int32") return labelSurpriseByDefinition(x, labels);
  const y = x.derive(kernel(x.storage, labels.storage), labels.shape);
  return recordFused("labelSurprise", y, [x], {
    definition: (at) => labelSurpriseByDefinition(at, labels),
    gradients(g) {
      const gradKernel = x.backend.fused.labelSurpriseGrad;
      return gradKernel && [x.derive(gradKernel(g.storage, x.storage, labels.storage), x.shape)];
    },
  });
}

/** The definition, as ops. */
export function labelSurpriseByDefinition(x: Tensor, labels: Tensor): Tensor {
  return atLabels(logSoftmax(x), labels).neg();
}

/** `[..., classes]`, `[...]` → `[...]`: of each row the number at its label. */
export function atLabels(rows: Tensor, labels: Tensor): Tensor {
  const classes = rows.shape[rows.rank - 1];
  const starts = arange(0, rows.size, classes, { dtype: "int32", backend: rows.backend });
  const places = starts.add(labels.reshape([labels.size]));
  return gather(rows.reshape([rows.size]), places).reshape(labels.shape);
}
