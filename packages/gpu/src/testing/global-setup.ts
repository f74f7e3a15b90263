import type { TestProject } from "vitest/node";
import { adapterWords } from "./adapter-words.ts";
import { provideGpu } from "./software-gpu.ts";

/** Before any test, in vitest's main thread: says which adapter the tests are going to run on. */
export default async function setup({ name }: TestProject): Promise<void> {
  const adapter = await provideGpu();
  console.info(
    adapter
      ? `${name}: on the WebGPU adapter ${adapterWords({ adapter })}`
      : `${name}: there is no WebGPU adapter`,
  );
}
