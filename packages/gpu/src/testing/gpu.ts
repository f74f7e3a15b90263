import { webgpu } from "../webgpu.ts";
import type { GpuBackend } from "../webgpu-backend.ts";

/** A backend for tests, one for all files of a thread: a real card, a software one, or none. */
export const gpu: GpuBackend | undefined = await webgpu().catch(noneOnly);

/** No adapter is an answer; whatever else goes wrong is a defect, which no test may take for it. */
function noneOnly(error: unknown): undefined {
  if (/^webgpu: there is no (?:adapter|WebGPU here)\./.test(messageOf(error))) return undefined;
  throw error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
