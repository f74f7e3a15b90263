import * as fc from "fast-check";
import { judge, openMutable } from "./judge.ts";
import type { Mutant } from "./mutants.ts";

/** What a child is asked. */
export interface Question {
  readonly mutant: Pick<Mutant, "text" | "mutated">;
  readonly names: readonly string[];
}

/* A process that judges one mutant after the other, and can be ended where one of them never comes to an end. */
fc.configureGlobal({ seed: 1, endOnFailure: true }); // the same cases each time, and no search for smaller ones
const gpu = await openMutable();
process.on("message", (question: Question) => {
  void judge(gpu, question.mutant, question.names).then((verdict) => process.send?.(verdict));
});
process.send?.("ready");
