import { ordinaryCopy, type Plain } from "../plain/plain.ts";
import { samePlain } from "../plain/same.ts";
import { toPlain } from "../plain/to-plain.ts";
import { perform } from "./perform.ts";
import type { Subject } from "./subject.ts";
import type { Transport } from "./transport.ts";

/**
 * Calls code that is in this process.
 *
 * It gets copies, so nothing of the caller's can be changed or kept.
 */
export function inProcess(subject: Subject): Transport {
  return async (action, args) => {
    const copies = args.map(ordinaryCopy);
    const outcome = await perform(subject, action, [...copies]);
    const argsAfter = copies.map(readBack);
    return samePlain(args, argsAfter) ? { outcome } : { outcome, argsAfter };
  };
}

/** An argument as the call left it. */
function readBack(arg: unknown): Plain {
  try {
    return toPlain(arg);
  } catch {
    return "(something that is no data any more)";
  }
}
