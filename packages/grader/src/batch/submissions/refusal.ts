/** Why a submission was not graded, in words for its author: it is not what a submission can be. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(given: string, rule: string, attempt?: string) {
    super(`submission: ${given}\n  ${rule}${attempt === undefined ? "" : `\n  Try: ${attempt}`}`);
  }
}

/** Why a submission could not be graded though nothing may be wrong with it, in words for staff. */
export class Trouble extends Error {
  override readonly name = "Trouble";

  constructor(given: string, rule: string, attempt?: string) {
    super(`batch: ${given}\n  ${rule}${attempt === undefined ? "" : `\n  Try: ${attempt}`}`);
  }
}

/** What a failure of the file system means for the one submission that it is about. */
export function troubleWith(name: string, error: unknown): Trouble {
  const code = codeOf(error);
  const rule = "A submission that cannot be read has no grade yet; the others go on.";
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ESTALE") {
    return new Trouble(
      `${name} was there when the batch began, and is gone.`,
      rule,
      "put it back, and run the same command again.",
    );
  }
  if (code === "EACCES" || code === "EPERM") {
    return new Trouble(
      `${name} may not be read by this user (${code}).`,
      rule,
      `chmod -R u+rX on the folder of submissions, and run the same command again.`,
    );
  }
  if (isFull(error)) {
    return new Trouble(
      `there was no room on the disk to keep ${name} (${code}).`,
      rule,
      "make room, and run the same command again.",
    );
  }
  const why = error instanceof Error ? error.message : String(error);
  return new Trouble(`${name} could not be read: ${why}`, rule, "run the same command again.");
}

/** Whether a disk is full, or its owner's part of it. */
export function isFull(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT", "EFBIG"].includes(codeOf(error));
}

/** The system's short name for what went wrong, or nothing. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
