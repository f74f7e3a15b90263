import { webgpu } from "../webgpu.ts";
import type { GpuBackend } from "../webgpu-backend.ts";

/** A backend for tests, one for all files of a thread: a real card, a software one, or none. */
export const gpu: GpuBackend | undefined = await webgpu().catch(() => undefined);
