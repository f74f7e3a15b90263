import { type Grader, openGrader } from "../grade/grader.ts";
import { isOffered } from "../sandbox/testing/is-offered.ts";
import { places } from "../workspace/places.ts";

/** A grader at L3 where this computer has it, or else, as is then said aloud, in a process of its own. */
export function strongestGrader(): Promise<Grader> {
  return openGrader({ at: places(), level: isOffered("L3") ? "L3" : "L0" });
}
