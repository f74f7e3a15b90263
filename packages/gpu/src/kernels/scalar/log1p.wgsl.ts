/**
 * log(1 + x), from the e that 1 + x = (1 + f) · 2ᵉ has. At most 1.6 ulps off.
 *
 * 1 + x loses digits of x, f = x 2⁻ᵉ + (2⁻ᵉ − 1) does not: it is rounded once. From 2²⁵ on, the 1 itself is lost.
 */
export const log1pWgsl: string = /* wgsl */ `
fn log1pOf(x: f32) -> f32 {
  if (isNan(x) || x == 0.0) { return x; }
  if (x <= -1.0 || bitcast<u32>(x) == 0x7f800000u) { return logOfOdd(1.0 + x); }
  let s = split(bitcast<u32>(1.0 + x));
  if (s.e > 24.0) { return logFrom(s.m - 1.0, s.e); }
  let shrink = bitcast<f32>((127 - i32(s.e)) << 23u);
  return logFrom(fma(x, shrink, shrink - 1.0), s.e);
}
`;
