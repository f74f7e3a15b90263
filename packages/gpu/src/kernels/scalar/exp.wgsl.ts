/**
 * eˣ = 2ᵏ eʳ with k = round(x / ln 2) and r = x − k ln 2, so that |r| ≤ ½ ln 2. At most 1 ulp off, 0 below 2⁻¹²⁶.
 *
 * ln 2 is taken off in two parts, the first of which has so few digits that its product with k is exact. eʳ − 1 is
 * r + r² Q(r), where Q is the polynomial with the smallest largest error relative to eʳ − 1, 2⁻³¹.
 *
 * @see Cody & Waite, *Software Manual for the Elementary Functions* (1980), ch. 6
 */
export const expWgsl: string = /* wgsl */ `
fn expOf(x: f32) -> f32 {
  if (isNan(x)) { return x; }
  let a = clamp(x, -128.0, 128.0);
  let k = powerOf2In(a);
  return scaled(1.0 + expm1Near0(a, k), i32(k));
}

/** The k with eˣ ≈ 2ᵏ. */
fn powerOf2In(x: f32) -> f32 { return round(x * 0x1.715476p+0); }

/** eʳ − 1 for r = x − k ln 2, |r| ≤ 0.347. */
fn expm1Near0(x: f32, k: f32) -> f32 {
  let r = fma(k, -0x1.7f7d1cp-20, fma(k, -0x1.62e4p-1, x));
  var q = fma(r, 0.000197612477, 0.00139323389);
  q = fma(r, q, 0.00833354611);
  q = fma(r, q, 0.0416664928);
  q = fma(r, q, 0.166666657);
  q = fma(r, q, 0.5);
  return fma(r * r, q, r);
}
`;
