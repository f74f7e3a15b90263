/**
 * σ and tanh, as gates use them: from powers of negative numbers alone, so that nothing overflows, and NaN for NaN also
 * where a device takes it for an ordinary number.
 *
 * (1 − p) / (1 + p) loses digits near 0, where both are 1 less little; there a polynomial is exact.
 */
export const squashWgsl: string = /* wgsl */ `
fn isNan(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }

fn sigmoid(x: f32) -> f32 {
  if (isNan(x)) { return x; }
  let p = exp(-abs(x));
  return select(1.0, p, x < 0.0) / (1.0 + p);
}

fn tanhOf(x: f32) -> f32 {
  if (isNan(x)) { return x; }
  let s = x * x;
  if (s < 0.0625) {
    return x * (1.0 + s * (-1.0 / 3.0 + s * (2.0 / 15.0 + s * (-17.0 / 315.0 + s * 62.0 / 2835.0))));
  }
  let p = exp(-2.0 * abs(x));
  return sign(x) * (1.0 - p) / (1.0 + p);
}
`;
