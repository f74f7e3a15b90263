import { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import type { Side } from "../side.ts";

export { tf };

/** Lets TensorFlow.js compute on the GPU, and says which version it is. */
export async function startTfjs(): Promise<string> {
  if (!(await tf.setBackend("webgpu"))) throw new Error("It finds no WebGPU.");
  await tf.ready();
  return `tfjs ${tf.version_core}`;
}

/** A task of TensorFlow.js that frees what it makes. */
export function tfjsSide(task: () => void): Side {
  return { queue: () => tf.tidy(task), finish };
}

async function finish(): Promise<void> {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error("It left its WebGPU.");
  // It hands over by itself after so many commands; then there is nothing to hand over.
  if (Reflect.get(backend, "commandEncoder")) {
    backend.endComputePassEncoder();
    backend.submitQueue();
  }
  await backend.queue.onSubmittedWorkDone();
}
