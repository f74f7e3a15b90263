import type { Check } from "./check.ts";
import type { About } from "./exercise.ts";
import { SpecError } from "./spec-error.ts";

/**
 * Finds contradictions in a spec as soon as it is written.
 *
 * @throws SpecError naming the first one
 */
export function validate(about: About, checks: readonly Check[]): void {
  const who = `exercise: "${about.title}"`;
  if (about.title.trim() === "") throw new SpecError("exercise: the title is empty.");
  if (checks.length === 0) {
    throw new SpecError(
      `${who} has no checks.\n  An exercise is its checks: without one, everything is right.`,
    );
  }
  validateSeconds(who, about);
  const earlier = new Map<string, Check>();
  for (const check of checks) {
    validatePoints(who, check);
    for (const title of check.needs) {
      if (earlier.get(title) === undefined) {
        throw new SpecError(
          `${who}: the check "${check.title}" needs "${title}".\n` +
            "  A check can need the titles of checks before it.",
        );
      }
    }
    const ids = [...earlier.values()].map((other) => other.id);
    if (check.id === "" || ids.includes(check.id)) {
      throw new SpecError(
        `${who}: there are two checks called "${check.title}", or it has no words.\n` +
          "  A check is known by its title.",
      );
    }
    earlier.set(check.title, check);
  }
}

function validatePoints(who: string, { title, points }: Check): void {
  if (Number.isSafeInteger(points) && points >= 0) return;
  throw new SpecError(
    `${who}: the check "${title}" has ${points} points.\n` +
      "  Points are whole numbers from 0 on: sums of fractions drift, and some gradebooks refuse them.",
  );
}

function validateSeconds(who: string, { seconds }: About): void {
  if (seconds === undefined || (seconds > 0 && seconds <= 3600)) return;
  throw new SpecError(
    `${who} asks for ${seconds} seconds.\n` +
      "  An exercise's time is a number of seconds, more than 0 and at most 3600.",
  );
}
