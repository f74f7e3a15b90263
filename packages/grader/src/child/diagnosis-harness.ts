import { diagnose, type ExerciseResult, type Mistake, type ModuleExports } from "@gradus/exercises";
import { readFileSync } from "node:fs";
import { send } from "./channel.ts";
import { untag } from "./tagged.ts";

/** A known mistake, loaded when it is asked for. */
export interface MistakeSource {
  readonly name: string;
  readonly diagnosis: string;
  readonly load: () => Promise<ModuleExports>;
}

/**
 * What runs in the child that looks for a known mistake with the same results. The result it compares with comes on
 * standard input; no learner's code is here.
 */
export async function serveDiagnosis(
  acts: (() => Promise<ModuleExports>) | undefined,
  sources: readonly MistakeSource[],
): Promise<void> {
  const result = untag(JSON.parse(readFileSync(0, "utf8"))) as ExerciseResult;
  const mistakes: Mistake[] = [];
  for (const { name, diagnosis, load } of sources) {
    try {
      mistakes.push({ name, diagnosis, module: await load() });
    } catch {
      // A mistake that cannot be loaded diagnoses nothing; the audit reports it.
    }
  }
  const loaded = await acts?.();
  const diagnoses = await diagnose(result, mistakes, loaded ? { acts: loaded } : {});
  send({ kind: "diagnosed", diagnoses });
  send({ kind: "end" });
}
