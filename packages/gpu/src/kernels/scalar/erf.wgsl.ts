/**
 * erf x = 2/√π ∫ exp(−t²) dt from 0 to x. At most 2 ulps off.
 *
 * Up to 0.85 it is x + x P(x²), with the polynomial whose largest relative error, 2⁻²⁷·¹, is the smallest. Beyond, it is
 * 1 − exp(−g), where the polynomial g is close to −log(1 − erf x): what is subtracted is off by at most 2⁻²⁸·⁹. From 3.95 on,
 * the result rounds to 1.
 */
export const erfWgsl: string = /* wgsl */ `
fn erfOf(x: f32) -> f32 {
  if (isNan(x)) { return x; }
  let a = min(abs(x), 3.95);
  if (a < 0.85) {
    let z = a * a;
    var p = fma(z, -0.000634851865, 0.0050577037);
    p = fma(z, p, -0.0268072877);
    p = fma(z, p, 0.11282865);
    p = fma(z, p, -0.376125902);
    p = fma(z, p, 0.128379166);
    return withSignOf(fma(a, p, a), x);
  }
  var g = fma(a, -0.000202530238, 0.00310720131);
  g = fma(a, g, -0.0224790294);
  g = fma(a, g, 0.104448073);
  g = fma(a, g, 0.636601686);
  g = fma(a, g, 1.1280154);
  g = fma(a, g, 0.000114719551);
  return withSignOf(1.0 - expOf(-g), x);
}
`;
