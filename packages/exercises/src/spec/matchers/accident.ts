import type { Thrown } from "../../run/thrown.ts";

const messages = [
  /^Cannot (?:read|set|access|convert|destructure|assign|mix|create) /,
  / is not (?:a function|iterable|defined|a constructor|an object)\b/,
  /^Assignment to constant variable/,
  /^Invalid (?:array|typed array|array buffer) length/,
  /^Maximum call stack size exceeded/,
  /^Reduce of empty array/,
];

/**
 * Whether the engine threw, because the code stumbled: `Cannot read properties of undefined`. A function that refuses
 * its arguments throws an error of its own.
 */
export function isAccident({ name, message }: Thrown): boolean {
  const ofEngine = name === "TypeError" || name === "ReferenceError" || name === "RangeError";
  return ofEngine && messages.some((pattern) => pattern.test(message));
}
