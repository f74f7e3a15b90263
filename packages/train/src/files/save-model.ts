import type { Layer } from "@gradus/layers";
import { readFile } from "node:fs/promises";
import {
  decodeModel,
  type DecodeModelOptions,
  encodeModel,
  type EncodeModelOptions,
  type SavedModel,
} from "./model-file.ts";
import { writeWhole } from "./write-whole.ts";

/**
 * Writes a whole model to a file: see {@link encodeModel}. Node only.
 *
 * @example
 * ```ts
 * await saveModel("digits.safetensors", model);
 * const { model: again } = await loadModel("digits.safetensors");
 * ```
 */
export async function saveModel(
  path: string,
  model: Layer,
  options?: EncodeModelOptions,
): Promise<void> {
  await writeWhole(path, await encodeModel(model, options));
}

/** Builds the model that was saved in a file: see {@link decodeModel}. Node only. */
export async function loadModel(path: string, options?: DecodeModelOptions): Promise<SavedModel> {
  return decodeModel(await readFile(path), options);
}
