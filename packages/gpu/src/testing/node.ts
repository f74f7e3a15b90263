export { adapterWords } from "./adapter-words.ts";
export { provideGpu } from "./software-gpu.ts";
