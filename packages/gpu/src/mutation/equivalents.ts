import type { Mutant } from "./mutants.ts";

/** A mistake that changes no result, and why. */
interface Equivalent {
  /** In which files; all if left out. */
  readonly file?: RegExp;
  readonly before: RegExp;
  readonly after: RegExp;
  readonly because: string;
}

const equivalents: readonly Equivalent[] = [];

/** Why a mutant is no mistake, if it is none. */
export function equivalence({ file, before, after }: Mutant): string | undefined {
  return equivalents.find(
    (one) => (one.file ?? /./).test(file) && one.before.test(before) && one.after.test(after),
  )?.because;
}
