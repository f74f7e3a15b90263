import type { Mutant } from "./mutants.ts";

/** A mistake that changes no result, and why. */
interface Equivalent {
  /** In which files; all if left out. */
  readonly file?: RegExp;
  /** The line as it is. */
  readonly before: RegExp;
  /** What it becomes; anything if left out. */
  readonly after?: RegExp;
  readonly because: string;
}

const equivalents: readonly Equivalent[] = [
  {
    before: /^if \(\w+ >= sizes\.\w+\) \{ return; \}$/,
    after: /^if \(\w+ > sizes\./,
    because:
      "one thread more computes what lies behind the end, where every buffer has room and nobody reads",
  },
  {
    file: /feature-terms|batch-norm|layer-norm/,
    before: /pivotOf\(/,
    because: "numbers are added up as distances from a pivot, and any number near them is one",
  },
];

/** Why a mutant is no mistake, if it is none. */
export function equivalence({ file, before, after }: Mutant): string | undefined {
  return equivalents.find(
    (one) =>
      (one.file ?? /./).test(file) && one.before.test(before) && (one.after ?? /./).test(after),
  )?.because;
}
