/** The isolation that was asked for is not to be had here. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
  /** What the command ends with. */
  readonly exitCode = 3;

  /**
   * @param given who complains, about what
   * @param rule a sentence that is true whatever was given
   * @param hint what to try, where something would work
   */
  constructor(given: string, rule: string, hint?: string) {
    super(`${given}\n  ${rule}${hint === undefined ? "" : `\n  Try: ${hint}`}`);
  }
}
