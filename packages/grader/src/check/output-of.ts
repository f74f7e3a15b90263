import type { Printed } from "../child/learner-program.ts";

/**
 * What is worth showing of what a program printed: what came after the mark, from the call that is told, or else all.
 *
 * @param mark as it was printed, where it was
 */
export function outputOf({ printed, printedMore }: Printed, mark: string): Printed {
  const [all, ofTheCall = ""] = printed.split(mark);
  if (ofTheCall.trim() === "") return { printed: all, printedMore };
  return { printed: ofTheCall, printedMore: false };
}
