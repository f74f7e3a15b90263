import { explain } from "../tensor/explain.ts";

/** Bytes that are not a safetensors file, or tensors that such a file cannot hold. */
export class SafetensorsError extends Error {
  override readonly name = "SafetensorsError";

  /**
   * @param who reads or writes
   * @param given what it was given, with its values
   * @param rule the rule this breaks, as a sentence true of all files
   * @param hint what to try, where something would work
   */
  constructor(who: string, given: string, rule: string, hint?: string) {
    super(explain(who, given, rule, hint));
  }
}
