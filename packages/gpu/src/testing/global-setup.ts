import { provideGpu } from "./software-gpu.ts";

/** Before any test: vitest runs this in the main thread. */
export default async function setup(): Promise<void> {
  await provideGpu();
}
