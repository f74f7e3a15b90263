/**
 * float32 numbers seen as their bits, which is what the scalar functions are made with.
 *
 * WGSL lets a compiler assume that there is no NaN and no infinity, add up in another order, and fuse a product with a sum.
 * So NaN and infinities are told and made by their bits, and an order that matters is written with `fma`, of factors whose
 * product is exact: then it is the same whether it is fused or not.
 */
export const numbersWgsl: string = /* wgsl */ `
fn isNan(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }

/** A NaN, made of a number, for a constant one is not allowed. */
fn nanFrom(x: f32) -> f32 { return bitcast<f32>(bitcast<u32>(x) | 0x7fc00000u); }

fn infinity() -> f32 {
  var bits = 0x7f800000u;
  return bitcast<f32>(bits);
}

fn withSignOf(y: f32, x: f32) -> f32 {
  return bitcast<f32>((bitcast<u32>(y) & 0x7fffffffu) | (bitcast<u32>(x) & 0x80000000u));
}

/** The first 12 of the 24 binary digits. Products of two such numbers are exact, and what is cut off has 12 digits, too. */
fn head(x: f32) -> f32 { return bitcast<f32>(bitcast<u32>(x) & 0xfffff000u); }

/** m · 2ᵏ for m > 0; 0 below 2⁻¹²⁶, where a device may have no numbers. */
fn scaled(m: f32, k: i32) -> f32 {
  let bits = bitcast<i32>(m);
  let exponent = (bits >> 23u) + k;
  if (exponent <= 0) { return 0.0; }
  if (exponent >= 255) { return infinity(); }
  return bitcast<f32>(bits + (k << 23u));
}

/** x = m · 2ᵉ. */
struct Split { m: f32, e: f32 }

/** Splits the bits of a positive number such that √½ ≤ m < √2. */
fn split(bits: u32) -> Split {
  var normal = bits;
  var e = 0;
  if (bits < 0x00800000u) {
    let zeros = countLeadingZeros(bits) - 8u;
    normal = bits << zeros;
    e = -i32(zeros);
  }
  let k = bitcast<i32>(normal - 0x3f3504f3u) >> 23u;
  return Split(bitcast<f32>(normal - (bitcast<u32>(k) << 23u)), f32(e + k));
}
`;
