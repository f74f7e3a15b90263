import { activationEntries } from "./entries/activations.ts";
import { attentionEntries } from "./entries/attention.ts";
import { autogradEntries } from "./entries/autograd.ts";
import { binaryEntries } from "./entries/binary.ts";
import { convolutionEntries } from "./entries/convolution.ts";
import { creationEntries } from "./entries/creation.ts";
import { embeddingEntries } from "./entries/embedding.ts";
import { initializerEntries } from "./entries/initializers.ts";
import { layerEntries } from "./entries/layers.ts";
import { joiningEntries } from "./entries/joining.ts";
import { lossEntries } from "./entries/losses.ts";
import { movementEntries } from "./entries/movement.ts";
import { normalizationEntries } from "./entries/normalization.ts";
import { optimizerEntries } from "./entries/optimizers.ts";
import { penaltyEntries } from "./entries/penalties.ts";
import { poolingEntries } from "./entries/pooling.ts";
import { probabilityEntries } from "./entries/probability.ts";
import { productEntries } from "./entries/products.ts";
import { recurrentEntries } from "./entries/recurrent.ts";
import { reductionEntries } from "./entries/reductions.ts";
import { unaryEntries } from "./entries/unary.ts";
import type { Entry } from "./parity-entry.ts";

/** Everything that is computed alike on a GPU and on the reference backend, each with its bound. */
export const entries: readonly Entry[] = [
  ...creationEntries,
  ...unaryEntries,
  ...binaryEntries,
  ...reductionEntries,
  ...movementEntries,
  ...joiningEntries,
  ...productEntries,
  ...convolutionEntries,
  ...poolingEntries,
  ...probabilityEntries,
  ...activationEntries,
  ...lossEntries,
  ...penaltyEntries,
  ...initializerEntries,
  ...layerEntries,
  ...normalizationEntries,
  ...embeddingEntries,
  ...recurrentEntries,
  ...attentionEntries,
  ...optimizerEntries,
  ...autogradEntries,
];
