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

/** All that are known; the few that change nothing are not planted. */
export const equivalents: readonly Equivalent[] = [
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
  {
    before: /0x7fffffffu\) > 0x7f800000u/,
    after: /0x7ffffffeu\) >/,
    because:
      "only a NaN of which nothing but the last bit is set differs, and no arithmetic makes it",
  },
  {
    file: /^attention-grad/,
    before: /^return vec2u\(.*sizes\.causal == 1u/,
    after: /causal == 2u/,
    because: "the walk goes on over what is not visible, and that counts nothing",
  },
  {
    file: /^attention-grad/,
    before: /^if \(column >= sizes\.values\) \{ return 0\.0; \}$/,
    because: "it is multiplied by what is 0 at the same place of the other operand",
  },
  {
    file: /^attention-tile/,
    before: /^let isThere = select\(/,
    after: / <= (?:otherCount|rowCount)/,
    because: "what stands past the end is brought, and never looked at",
  },
  {
    file: /^attention\.wgsl/,
    before: /^if \(local % 2u == 0u\) \{$/,
    after: /!= 0u/,
    because: "both threads of a row know the same",
  },
];

/** Why a mutant is no mistake, if it is none. */
export function equivalence({ file, before, after }: Mutant): string | undefined {
  return equivalents.find(
    (one) =>
      (one.file ?? /./).test(file) && one.before.test(before) && (one.after ?? /./).test(after),
  )?.because;
}
