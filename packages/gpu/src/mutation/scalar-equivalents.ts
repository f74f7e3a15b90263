import type { Equivalent } from "./equivalent.ts";

/** Of the scalar functions. */
export const scalarEquivalents: readonly Equivalent[] = [
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
