/**
 * x = n π/2 + r with |r| ≤ π/4: what sine and cosine are made from. r is off by at most 2 ulps, however large x is; beside it
 * stands what its last rounding lost, as far as that is known.
 *
 * Up to 4096, π/2 is taken off in three parts. n and the first two parts have 12 digits, so that their products are exact.
 *
 * Beyond, x = M · 2ᴱ with a whole M of 24 digits. n and r/(π/2) are the whole part and the fraction of M · 2ᴱ · 2/π. Digits of
 * 2/π that would add multiples of 4 to n are left out, and digits too small to matter; between them are 96, and the product is
 * one of whole numbers.
 *
 * @see Payne & Hanek, "Radian Reduction for Trigonometric Functions", SIGNUM Newsletter 18 (1983)
 */
export const quarterTurnsWgsl: string = /* wgsl */ `
struct Turned { n: i32, r: f32, rest: f32 }

fn quarterTurns(x: f32) -> Turned {
  if (abs(x) > 4096.0) { return manyQuarterTurns(x); }
  let n = round(x * 0x1.45f306p-1);
  let first = fma(n, -0x1.922p+0, x);
  let r = fma(n, 0x1.2aep-18, first);
  let lost = fma(n, 0x1.2aep-18, first - r);
  return Turned(i32(n), r, fma(n, 0x1.de973ep-31, lost));
}

/** The digits of 2/π, after 32 zeros. */
const twoOverPi = array<u32, 8>(
  0u, 0xa2f9836eu, 0x4e441529u, 0xfc2757d1u, 0xf534ddc0u, 0xdb629599u, 0x3c439041u, 0xfe5163abu,
);

/** 32 digits of 2/π from a place on. */
fn digitsFrom(place: u32) -> u32 {
  let word = place / 32u;
  let shift = place % 32u;
  return (twoOverPi[word] << shift) | ((twoOverPi[word + 1u] >> 1u) >> (31u - shift));
}

fn manyQuarterTurns(x: f32) -> Turned {
  let bits = bitcast<u32>(x);
  let m = (bits & 0x7fffffu) | 0x800000u;
  let place = ((bits >> 23u) & 255u) - 120u;
  // M · 2ᴱ · 2/π as 2 digits before the point, and 62 behind it
  let middle = m * digitsFrom(place + 32u);
  let low = middle + highProduct(m, digitsFrom(place + 64u));
  let carry = select(0u, 1u, low < middle);
  let high = m * digitsFrom(place) + highProduct(m, digitsFrom(place + 32u)) + carry;
  let n = (high + 0x20000000u) >> 30u;
  // the fraction between −½ and ½, and its magnitude
  let fraction = high - (n << 30u);
  let less = fraction >= 0x80000000u;
  let top = select(fraction, ~fraction, less);
  let rest = select(low, ~low, less);
  // its first 24 digits or fewer, and those behind them
  let turns = fma(f32((top << 27u) | (rest >> 5u)), 0x1p-32, f32(top >> 5u));
  let r = fma(turns, 0x1.921fb6p-25, turns * -0x1.777a5cp-50);
  let negative = bits >= 0x80000000u;
  return Turned(select(i32(n), -i32(n), negative), select(r, -r, negative != less), 0.0);
}

/** The upper 32 digits of a product, from the four products of halves. */
fn highProduct(a: u32, b: u32) -> u32 {
  let low = (a & 0xffffu) * (b & 0xffffu);
  let crossed = (a >> 16u) * (b & 0xffffu) + (low >> 16u);
  let other = (a & 0xffffu) * (b >> 16u) + (crossed & 0xffffu);
  return (a >> 16u) * (b >> 16u) + (crossed >> 16u) + (other >> 16u);
}
`;
