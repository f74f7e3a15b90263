import {
  type CallRecord,
  type CheckResult,
  diagnose,
  type Mistake,
  type ModuleExports,
} from "@gradus/exercises";

/** A known mistake, loaded when it is asked for. */
export interface MistakeSource {
  readonly name: string;
  readonly diagnosis: string;
  readonly load: () => Promise<ModuleExports>;
}

/** What a diagnosis is made from. */
export interface Symptoms {
  readonly checks: readonly CheckResult[];
  readonly calls: readonly CallRecord[];
}

/**
 * What runs in the process that looks for a known mistake with the same results. The results come from the process
 * that started it; no learner's code is here.
 */
export function serveDiagnosis(
  acts: (() => Promise<ModuleExports>) | undefined,
  sources: readonly MistakeSource[],
): void {
  process.once("message", (symptoms: Symptoms) => {
    void find(symptoms, acts, sources).then((found) => process.send?.(found ?? null));
  });
}

async function find(
  symptoms: Symptoms,
  acts: (() => Promise<ModuleExports>) | undefined,
  sources: readonly MistakeSource[],
): Promise<string | undefined> {
  const mistakes: Mistake[] = [];
  for (const { name, diagnosis, load } of sources) {
    try {
      mistakes.push({ name, diagnosis, module: await load() });
    } catch {
      // A mistake that cannot be loaded diagnoses nothing; the audit reports it.
    }
  }
  const loaded = await acts?.();
  const [best] = await diagnose(symptoms, mistakes, loaded ? { acts: loaded } : {});
  return best?.diagnosis;
}
