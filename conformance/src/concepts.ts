import { type Concept, onHost } from "./concept.ts";
import { activationsConcept } from "./concepts/activations.ts";
import { attention } from "./concepts/attention.ts";
import { augmentation } from "./concepts/augmentation.ts";
import { batchNormConcept } from "./concepts/batch-norm.ts";
import { conv1dConcept, conv2dConcept, convTranspose2dConcept } from "./concepts/convolution.ts";
import { elementwise } from "./concepts/elementwise.ts";
import { embedding } from "./concepts/embedding.ts";
import { initializersConcept } from "./concepts/initializers.ts";
import { layerNormConcept } from "./concepts/layer-norm.ts";
import { lossesConcept } from "./concepts/losses.ts";
import { linearConcept } from "./concepts/linear.ts";
import { matmulConcept } from "./concepts/matmul.ts";
import { metrics } from "./concepts/metrics.ts";
import { movement } from "./concepts/movement.ts";
import { optimizers } from "./concepts/optimizers.ts";
import { pool2dConcept } from "./concepts/pool2d.ts";
import { recurrent } from "./concepts/recurrent.ts";
import { preprocessing } from "./concepts/preprocessing.ts";
import { reductionsConcept } from "./concepts/reductions.ts";
import { regularizationConcept } from "./concepts/regularization.ts";
import { schedules } from "./concepts/schedules.ts";
import { training } from "./concepts/training.ts";

/** The concepts that can be asked today, by the name golden files call them. */
export const concepts: Readonly<Record<string, Concept>> = {
  elementwise,
  reductions: reductionsConcept,
  matmul: matmulConcept,
  movement,
  optimizers,
  schedules,
  batch_norm: batchNormConcept,
  layer_norm: layerNormConcept,
  activations: activationsConcept,
  losses: lossesConcept,
  initializers: initializersConcept,
  regularization: regularizationConcept,
  embedding,
  linear: linearConcept,
  conv1d: conv1dConcept,
  conv2d: conv2dConcept,
  conv_transpose2d: convTranspose2dConcept,
  pool2d: pool2dConcept,
  preprocessing: onHost(preprocessing),
  metrics: onHost(metrics),
  augmentation: onHost(augmentation),
  recurrent,
  training,
  attention,
};
