export { describeOnGpu } from "./describe-on-gpu.ts";
export { expectFused, without } from "./expect-fused.ts";
export { type Bound, expectParity, sumOfProducts } from "./expect-parity.ts";
export { adapterWords, gpu } from "./gpu.ts";
export { provideGpu } from "./software-gpu.ts";
