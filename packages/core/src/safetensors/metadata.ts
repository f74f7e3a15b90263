import { quote } from "./quote.ts";
import { SafetensorsError } from "./safetensors-error.ts";

/** Notes that travel with the tensors, text by text: `{ format: "pt", epoch: "12" }`. */
export type SafetensorsMetadata = Readonly<Record<string, string>>;

/** The name in the header that no tensor can have. */
export const METADATA_KEY = "__metadata__";

/**
 * Metadata without a prototype, so that no name in it means anything else.
 *
 * @param value whatever was given
 * @throws SafetensorsError unless it is an object whose values are text
 */
export function checkMetadata(who: string, value: unknown): SafetensorsMetadata {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject) throw invalid(who, `the metadata is ${quote(value)}.`);
  const metadata: Record<string, string> = Object.create(null);
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== "string")
      throw invalid(who, `the metadata ${quote(key)} is ${quote(text)}.`);
    metadata[key] = text;
  }
  return metadata;
}

function invalid(who: string, given: string): SafetensorsError {
  return new SafetensorsError(who, given, "Metadata is an object whose values are text.");
}
