/**
 * sin x and cos x from x = n π/2 + r. At most 3 ulps off, and hardly anywhere more than 1.5 up to 4096.
 *
 *     n mod 4      0        1        2        3
 *     sin x      sin r    cos r   −sin r   −cos r        cos x is sin of one quarter turn more
 *
 * sin r = r + r³ S(r²) and cos r = 1 − ½ r² + r⁴ C(r²), where S and C are the polynomials with the smallest largest error
 * relative to the function, 2⁻²⁷·⁹ and 2⁻³³.
 */
export const sinWgsl: string = /* wgsl */ `
fn sinOf(x: f32) -> f32 {
  if (abs(x) < 0x1p-13) { return x; }
  return sinAfter(0, x);
}

fn cosOf(x: f32) -> f32 { return sinAfter(1, x); }

/** sin(x + n π/2). */
fn sinAfter(n: i32, x: f32) -> f32 {
  if ((bitcast<u32>(x) & 0x7fffffffu) >= 0x7f800000u) { return nanFrom(x); }
  let turned = quarterTurns(x);
  let r = turned.r;
  let z = r * r;
  let s = r * z * fma(z, fma(z, -0.000195182831, 0.00833218917), -0.166666552);
  let c = z * fma(z, fma(z, fma(z, 2.44323273e-5, -0.00138873095), 0.0416666456), -0.5);
  // sin(r + rest) = sin r + rest · cos r, and cos(r + rest) = cos r − rest · sin r
  let sine = r + fma(turned.rest, 1.0 + c, s);
  let cosine = 1.0 + fma(-turned.rest, r + s, c);
  let quarters = n + turned.n;
  let y = select(sine, cosine, (quarters & 1) == 1);
  return select(y, -y, (quarters & 2) == 2);
}
`;
