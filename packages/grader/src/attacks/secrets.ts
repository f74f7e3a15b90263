import { randomBytes, randomInt } from "node:crypto";

/** Words that exist once, so that where they turn up, they were read. */
export interface Secrets {
  /** In a file that everybody may read. */
  readonly openFile: string;
  /** In a file that only the grader's user may read. */
  readonly closedFile: string;
  /** In the grader's environment. */
  readonly environment: string;
  /** What hidden values follow from, in a file that only the grader's user may read. */
  readonly courseKey: string;
  /** In the source of a spec that is kept from learners; no report has a reason to say it. */
  readonly spec: string;
  /** In a right answer that lies on the same machine. */
  readonly solution: string;
  /** In a hidden check's title and explanation, which staff may read. */
  readonly title: string;
  /** A number that a hidden check calls the learner's code with, which staff may read. */
  readonly value: number;
}

/** The variable of the grader's environment that holds a secret. */
export const secretVariable = "GRADUS_ATTACKS_SECRET";

/** New secrets. The one in the environment was given to this process by whoever started it. */
export function newSecrets(): Secrets {
  const word = (): string => randomBytes(12).toString("hex");
  return {
    openFile: word(),
    closedFile: word(),
    environment: process.env[secretVariable] ?? word(),
    courseKey: randomBytes(32).toString("hex"),
    spec: word(),
    solution: word(),
    title: word(),
    value: randomInt(1e8, 1e9) + 0.0625,
  };
}

/** What nobody may find in any output, and what learners may not. */
export function forbidden(secrets: Secrets): {
  readonly everybody: readonly string[];
  readonly learners: readonly string[];
} {
  const { title, value, ...rest } = secrets;
  return { everybody: Object.values(rest), learners: [title, String(value)] };
}
