/** A mistake that changes no result, and why. */
export interface Equivalent {
  /** In which files; all if left out. */
  readonly file?: RegExp;
  /** The line as it is. */
  readonly before: RegExp;
  /** What it becomes; anything if left out. */
  readonly after?: RegExp;
  readonly because: string;
}
