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
    file: /conv2d-direct|matmul-dot|row-products|sort-places/,
    before: /^if \((?:line >= |there && |row < |place < )/,
    after: /line > |there \|\||row <= |\|\| local|place <= /,
    because:
      "threads of the same line know the same, and what lies behind the end has room, and nobody reads it",
  },
  {
    file: /arg-reduce/,
    before: /b\.place < a\.place/,
    after: /b\.place <= a\.place/,
    because: "no two numbers stand at the same place",
  },
  {
    file: /batch-norm/,
    before: /^for \(var j = 0u; j < 4u; j\+\+\) \{$/,
    after: /j <= 4u|j < 5u/,
    because:
      "what stands past the last number of a vector is its last number, which is computed twice",
  },
  {
    file: /conv2d-window/,
    before: /tap < axis\.tapStep/,
    after: /tap <= axis\.tapStep/,
    because: "after so many taps they see the same places again, and the first of them was found",
  },
  {
    file: /conv2d-window/,
    before: /nothing is seen/,
    after: /axis\.taps, 1\)/,
    because: "where there is no tap, nobody asks where it begins",
  },
  {
    file: /cumulative-sum/,
    before: /n < chunkLength/,
    after: /n <= chunkLength/,
    because: "the gap behind the last eight numbers has room for one that nobody reads",
  },
  {
    file: /cumulative-sum/,
    before: /distance < threads/,
    after: /distance <= threads/,
    because: "nobody stands so far from another: all totals are copied once more",
  },
  {
    file: /powers|lanes/,
    before: /lane < half/,
    after: /lane <= half/,
    because:
      "the thread in the middle adds up what is read in this step only, by threads before it",
  },
  {
    file: /order/,
    before: /fn keyDown/,
    after: /-0x7fffffff \+ 1/,
    because: "any key below that of −∞ will do",
  },
  {
    file: /feature-terms|batch-norm|layer-norm/,
    before: /pivotOf\(/,
    because: "numbers are added up as distances from a pivot, and any number near them is one",
  },
  {
    before: /0x7fffffffu\) > 0x7f800000u/,
    after: /0x7ffffffeu\) >|> 0x7f800001u/,
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
    file: /^attention-tile/,
    before: /i < count \* columns/,
    after: /i <= count \* columns/,
    because: "one quad more is brought than is mixed, and there is room for it",
  },
  {
    file: /^attention\.wgsl/,
    before: /^for \(var i = 0u; i < 16u; i\+\+\) \{$/,
    after: /i <= 16u/,
    because:
      "what lies past the last row is the last row, whose own thread writes it last where threads go in order",
  },
  {
    file: /^attention\.wgsl/,
    before: /seen > 0\.0/,
    after: /select\(1\.0/,
    because: "a mix of nothing is 0, whatever it is multiplied by",
  },
  {
    file: /^attention\.wgsl/,
    before: /start < end/,
    after: /start <= end/,
    because: "in the tile after the last nothing is visible",
  },
  {
    file: /^scatter-add/,
    before: /at < end; at \+= 4u/,
    after: /at <= end/,
    because: "items past the end are 0",
  },
  {
    file: /^scatter-add/,
    before: /end - start <= 4u/,
    after: /end - start < 4u/,
    because: "four items are the first summand of a total, which is then the sum",
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
    file: /scalar\/quarter-turns/,
    before: /0x20000000u/,
    after: /0x20000001u|0x1fffffffu/,
    because: "a number just between two multiples may be measured from either",
  },
  {
    file: /scalar\/quarter-turns/,
    before: /0x1\.777a5cp-50/,
    after: /p-51/,
    because: "it is half a unit of what is rounded, and a quarter of one is allowed for",
  },
  {
    file: /scalar\/log/,
    before: /\(bits & 0x7fffffffu\) == 0u/,
    after: /0x7ffffffeu/,
    because: "a negative number without all its digits may count as 0",
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
