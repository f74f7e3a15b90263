export { adapterWords } from "./adapter-words.ts";
export { valueAndGradients } from "./value-and-gradients.ts";
export { describeOnGpu } from "./describe-on-gpu.ts";
export { expectFused, without } from "./expect-fused.ts";
export { type Bound, expectParity, sumOfProducts } from "./expect-parity.ts";
export { gpu } from "./gpu.ts";
