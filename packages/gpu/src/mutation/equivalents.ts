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
    file: /^scatter-add/,
    before: /^const levels = \d+u;$/,
    because: "room for one more carry than there can be is room for all",
  },
  {
    file: /^attention\.wgsl/,
    before: /^if \(local % 2u == 0u\) \{$/,
    after: /!= 0u/,
    because: "both threads of a row know the same",
  },
  {
    file: /scalar\/numbers/,
    before: /0x3f3504f3u/,
    after: /0x3f3504f2u/,
    because: "which of two neighbors of √½ still counts as close to 1 makes no difference",
  },
  {
    file: /scalar\/numbers/,
    before: /bits < 0x00800000u/,
    after: /0x0*800001u|<=/,
    because: "the smallest number with all its digits is shifted by 0 digits",
  },
  {
    file: /scalar\/pow/,
    before: /head\(fma|clamp\(/,
    after: /- low\);$|\d{3}\.0\)|1\.25/,
    because:
      "any head close to the logarithm leaves the right rest, and bounds are wider than they have to be",
  },
  {
    file: /scalar\/quarter-turns/,
    before: /^0u, 0xa2f9836eu/,
    after: /0x3c439040u|0xfe5163aau/,
    because: "it is the last digit of 2/π that a window can end with, far below what is rounded",
  },
  {
    file: /scalar\/quarter-turns/,
    before: /0xffffu/,
    after: /0xfffeu/,
    because: "the last digit of half a product is far below what is rounded",
  },
  {
    file: /scalar\/sigmoid/,
    before: /x < 0\.0/,
    after: /x <= 0\.0/,
    because: "the power of 0 is 1",
  },
  {
    file: /scalar\/sin/,
    before: /0x7fffffffu/,
    after: /0x7ffffffeu/,
    because: "infinity and the NaN beside it are treated alike",
  },
];

/** Why a mutant is no mistake, if it is none. */
export function equivalence({ file, before, after }: Mutant): string | undefined {
  return equivalents.find(
    (one) =>
      (one.file ?? /./).test(file) && one.before.test(before) && (one.after ?? /./).test(after),
  )?.because;
}
