import type { Equivalent } from "./equivalent.ts";
import type { Mutant } from "./mutants.ts";
import { scalarEquivalents } from "./scalar-equivalents.ts";

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
    file: /^attention/,
    before: /^if \((?:column >= sizes\.values|feature >= sizes\.features)\) \{ return 0\.0; \}$/,
    because: "it is multiplied by what is 0 at the same place of the other operand",
  },
  {
    file: /^attention\.wgsl/,
    before: /products\(0u/,
    after: /products\(1u/,
    because: "there is one kind of products in it",
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
  ...scalarEquivalents,
];

/** Why a mutant is no mistake, if it is none. */
export function equivalence({ file, before, after }: Mutant): string | undefined {
  return equivalents.find(
    (one) =>
      (one.file ?? /./).test(file) && one.before.test(before) && (one.after ?? /./).test(after),
  )?.because;
}
