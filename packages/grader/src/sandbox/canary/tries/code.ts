import type { Tell } from "../task.ts";

/** Turns text into code, and loads native code. */
export function tryCode(tell: Tell): void {
  // The indirect form is the one that a bundler leaves alone.
  // oxlint-disable-next-line no-eval -- that it does not work is what is tried
  const evaluate = globalThis["eval"];
  tell("code: eval", () => evaluate("1 + 1"));
  tell("code: constructor", () => (() => 0).constructor("return process")());
  tell("code: native library", () => {
    try {
      return process.dlopen({ exports: {} }, "libm.so.6");
    } catch (error) {
      // It is no part of Node, but only who has loaded it knows.
      if (/self-register/.test(String(error))) return "loaded";
      throw error;
    }
  });
}
