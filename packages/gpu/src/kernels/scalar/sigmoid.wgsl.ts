/**
 * σ(x) = 1 / (1 + e⁻ˣ), and eˣ / (1 + eˣ) below 0, so that no power exceeds 1. At most 6 ulps off where a device divides to
 * 2.5 units, as WGSL allows; 2.5 where it rounds.
 */
export const sigmoidWgsl: string = /* wgsl */ `
fn sigmoidOf(x: f32) -> f32 {
  if (isNan(x)) { return x; }
  let power = expOf(-abs(x));
  return select(1.0, power, x < 0.0) / (1.0 + power);
}
`;
