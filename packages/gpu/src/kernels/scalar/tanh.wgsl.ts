/**
 * tanh x = 1 − 2 / (e²ˣ + 1) for x ≥ 0, and with the sign of x. At most 3 ulps off where a device divides to 2.5
 * units, as WGSL allows; 1.5 where it rounds.
 *
 * Near 0 that difference would lose digits; there it is x + x³ P(x²), with the polynomial whose largest relative error,
 * 2⁻²⁸·⁴, is the smallest. From 10 on, the result rounds to 1.
 */
export const tanhWgsl: string = /* wgsl */ `
fn tanhOf(x: f32) -> f32 {
  if (isNan(x)) { return x; }
  let a = abs(x);
  if (a < 0.6) {
    let z = a * a;
    var p = fma(z, -0.00589796621, 0.0207986254);
    p = fma(z, p, -0.0537847169);
    p = fma(z, p, 0.133319363);
    p = fma(z, p, -0.333332986);
    return withSignOf(fma(a * z, p, a), x);
  }
  return withSignOf(1.0 - 2.0 / (expOf(2.0 * min(a, 10.0)) + 1.0), x);
}
`;
