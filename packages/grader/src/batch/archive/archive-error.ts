/** Thrown where an archive cannot be read, or may not be: it says what the archive holds, and which rule that breaks. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";

  /**
   * @param format what kind of archive it is: `zip`, `tar`, `gzip`
   * @param given what this one holds
   * @param rule a sentence that is true of every archive
   * @param attempt what would help, where something would
   */
  constructor(format: string, given: string, rule: string, attempt?: string) {
    super(`${format}: ${given}\n  ${rule}${attempt === undefined ? "" : `\n  Try: ${attempt}`}`);
  }
}
