/**
 * eˣ − 1 = 2ᵏ (eʳ − 1) + (2ᵏ − 1), with k and r as for `expOf`. At most 1.5 ulps off.
 *
 * Near 0, k is 0, and nothing is lost. 2ᵏ may be one power of 2 more than there is, so that half of everything is computed.
 */
export const expm1Wgsl: string = /* wgsl */ `
fn expm1Of(x: f32) -> f32 {
  if (isNan(x) || abs(x) < 0x1p-25) { return x; }
  if (x > 88.72283) { return infinity(); }
  let a = max(x, -18.0); // below, the result rounds to −1
  let k = powerOf2In(a);
  let half = bitcast<f32>((i32(k) + 126) << 23u);
  return 2.0 * fma(half, expm1Near0(a, k), half - 0.5);
}
`;
