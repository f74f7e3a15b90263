import type { Law } from "./law.ts";

/** Who sees a check, and when. */
export type Visibility = "visible" | "opaque" | "after-due" | "staff";

export interface CheckOptions {
  /** A whole number. */
  readonly points: number;
  /** Said for this check instead of the exercise's hints. */
  readonly hint?: string;
  /** Titles of earlier checks without which this one is not run. */
  readonly needs?: readonly string[];
  /** `"visible"` unless said otherwise. */
  readonly visibility?: Visibility;
  /** Allows the learner's code to change its arguments. */
  readonly mutates?: boolean;
}

/** One claim about a right answer, and its points. */
export interface Check {
  /** The title, as a name for files and addresses. */
  readonly id: string;
  /** A sentence that is true of a right answer. */
  readonly title: string;
  readonly points: number;
  readonly hint: string | undefined;
  readonly needs: readonly string[];
  readonly visibility: Visibility;
  readonly mutates: boolean;
  readonly law: Law;
}

/** A check with everything left out filled in. */
export function createCheck(title: string, options: CheckOptions, law: Law): Check {
  const { points, hint, needs = [], visibility = "visible", mutates = false } = options;
  return { id: slug(title), title, points, hint, needs, visibility, mutates, law };
}

/** `Refuses vectors of different lengths!` → `refuses-vectors-of-different-lengths` */
export function slug(title: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .match(/[\p{Letter}\p{Number}]+/gu);
  return words?.join("-") ?? "";
}
