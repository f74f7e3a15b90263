import type { Unit } from "./plan.ts";

/** Equal answers to the same exercise, together; groups in the order of their first. */
export function equalAnswers(units: readonly Unit[]): Unit[][] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = groupKey(unit);
    const group = groups.get(key);
    if (group) group.push(unit);
    else groups.set(key, [unit]);
  }
  return [...groups.values()];
}

/** Equal for equal answers to the same exercise; what is no answer is like no other, so it keeps its own key (of two parts). */
function groupKey({ key, exercise, sha256, trouble }: Unit): string {
  if (sha256 === undefined || trouble !== undefined) return key;
  return JSON.stringify(["equal", exercise, sha256]);
}
