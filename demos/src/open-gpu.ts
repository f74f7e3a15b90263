import { type GpuBackend, webgpu } from "@gradus/gpu";
import { adapterWords, provideGpu } from "@gradus/gpu/testing/node";

/** This machine's graphics card, or SwiftShader where it has none; says which. */
export async function openGpu(): Promise<GpuBackend> {
  await provideGpu();
  const backend = await webgpu();
  console.log(`on ${adapterWords(backend)}\n`);
  return backend;
}
