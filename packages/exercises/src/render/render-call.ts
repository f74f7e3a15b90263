import type { Plain } from "../plain/plain.ts";
import { renderValue } from "./render-value.ts";

/** A call as a learner would write it: `dot([1, 2], [3, 4])`. */
export function renderCall(action: string, args: readonly Plain[]): string {
  return `${action}(${args.map(renderValue).join(", ")})`;
}
