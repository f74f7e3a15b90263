import { isAtLeast } from "../sandbox/level.ts";
import type { AttackedLevel } from "./attack-grader.ts";
import type { Attack } from "./attack.ts";
import type { Attacked } from "./drive.ts";

/** Whether an attack is run at a level. */
export function isRunAt({ from }: Attack, { level }: Pick<AttackedLevel, "level">): boolean {
  return isAtLeast(level, from);
}

/** Whether an attack gets nothing at a level. */
export function isHeldAt({ holds, nodeOnly }: Attack, { level, isBare }: AttackedLevel): boolean {
  return isAtLeast(level, holds) && !(isBare && nodeOnly);
}

/** What came of an attack and should not have, in words; where it may get through, nothing. */
export function problems(
  attack: Attack,
  { breaches, surprises }: Attacked,
  at: AttackedLevel,
): readonly string[] {
  return isHeldAt(attack, at) ? [...breaches, ...surprises] : [];
}
