export { describeOnGpu } from "./describe-on-gpu.ts";
export { type Bound, expectParity } from "./expect-parity.ts";
export { adapterWords, gpu } from "./gpu.ts";
export { provideGpu } from "./software-gpu.ts";
