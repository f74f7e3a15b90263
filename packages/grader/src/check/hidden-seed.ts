import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

/** What hidden values follow from. */
export interface CourseSecret {
  /** From a file that only its owner can read, or a file descriptor: never from a command line or the environment. */
  readonly key: Uint8Array;
  /** Names the term: another term has other values. */
  readonly term?: string;
  /** Gives every submission values of its own, where sharing answers matters more than the same values for all. */
  readonly perSubmission?: boolean;
}

/** What is graded, for a seed of its own. */
export interface SeedOf {
  readonly exercise: string;
  /** The files of its specs. */
  readonly specs: readonly string[];
  /** The learner's files. */
  readonly submission: ReadonlyMap<string, string>;
}

/**
 * The seed of the values that nobody can know:
 *
 *     HMAC-SHA256(key, exercise | hash of its specs | term [| hash of the submission])
 *
 * The same for everybody and for every regrading, unless a submission is to have its own.
 */
export function hiddenSeed(secret: CourseSecret, { exercise, specs, submission }: SeedOf): number {
  const { key, term = "", perSubmission = false } = secret;
  const parts = [exercise, hashOf(specs.map((path) => readFileSync(path, "utf8"))), term];
  if (perSubmission) parts.push(hashOf([...submission].flat()));
  return createHmac("sha256", key).update(JSON.stringify(parts)).digest().readInt32LE(0);
}

function hashOf(texts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}
