/**
 * log x = e ln 2 + log m for x = m · 2ᵉ with √½ ≤ m < √2. At most 1 ulp off.
 *
 * log(1 + f) is f + f² P(f), where P is the polynomial with the smallest largest error relative to log(1 + f), 2⁻²⁷·⁸. The
 * first part of ln 2 has so few digits that its product with e is exact.
 */
export const logWgsl: string = /* wgsl */ `
fn logOf(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  if (bits == 0u || bits >= 0x7f800000u) { return logOfOdd(x); }
  let s = split(bits);
  return logFrom(s.m - 1.0, s.e);
}

/** log((1 + f) · 2ᵉ) for √½ ≤ 1 + f < √2. */
fn logFrom(f: f32, e: f32) -> f32 {
  var p = fma(f, -0.0761905387, 0.129129454);
  p = fma(f, p, -0.132480696);
  p = fma(f, p, 0.14180854);
  p = fma(f, p, -0.166084111);
  p = fma(f, p, 0.200020045);
  p = fma(f, p, -0.250016093);
  p = fma(f, p, 0.333333254);
  p = fma(f, p, -0.499999881);
  return fma(e, 0x1.62e4p-1, fma(e, 0x1.7f7d1cp-20, fma(f * f, p, f)));
}

/** The logarithm of what has no digits: 0, negative numbers, infinity and NaN. */
fn logOfOdd(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  if ((bits & 0x7fffffffu) == 0u) { return -infinity(); }
  if (bits == 0x7f800000u) { return x; }
  return nanFrom(x);
}
`;
