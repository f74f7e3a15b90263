/**
 * xʸ = 2^(y log₂ x), with −1 taken out of x. At most 1.5 ulps off, and as IEEE 754 has it: 1 to any power and any number to the
 * power 0 is 1; a negative number has powers of whole exponents only.
 *
 * The power is as far off, relative to itself, as y log₂ x is by itself, and that may be 128. So log₂ x is made in two numbers
 * with 33 right digits together. For x = m · 2ᵉ, and c = ¾, 1 or 1¼, whichever is close to m,
 *
 *     log₂ x = e + log₂ c + 2/ln 2 (s + s³ P(s²))        s = (m − c) / (m + c),  |s| < 0.072
 *
 * where P is the polynomial with the smallest largest error relative to (atanh s)/s, 2⁻³⁸. s, 2/ln 2, log₂ x and y are
 * each a head of 12 digits, whose products are exact, and a rest. 2ʳ = 1 + r R(r) with a largest relative error of 2⁻²⁸·³.
 */
export const powWgsl: string = /* wgsl */ `
fn powOf(x: f32, y: f32) -> f32 {
  let bits = bitcast<u32>(x);
  let magnitude = bits & 0x7fffffffu;
  if (bits == 0x3f800000u) { return 1.0; }
  if (isNan(y)) { return y; }
  if (y == 0.0) { return 1.0; }
  if (isNan(x)) { return x; }
  let negative = bits != magnitude;
  let minus = select(0u, 0x80000000u, negative && isOdd(y));
  if (magnitude == 0u || magnitude == 0x7f800000u) {
    let grows = (magnitude != 0u) == (y > 0.0);
    return bitcast<f32>(select(0u, 0x7f800000u, grows) | minus);
  }
  if (negative && floor(y) != y) { return nanFrom(x); }
  return bitcast<f32>(bitcast<u32>(exp2Of(log2Of(magnitude), y)) | minus);
}

/** Whether it is an odd whole number; from 2²⁴ on all are even. */
fn isOdd(y: f32) -> bool { return abs(y) < 0x1p24 && floor(y) == y && (i32(y) & 1) == 1; }

/** A number as the sum of two; the first has 12 digits. */
struct Double { head: f32, rest: f32 }

/** log₂ of a positive number, given by its bits. */
fn log2Of(bits: u32) -> Double {
  let x = split(bits);
  var c = vec3f(1.0, 0.0, 0.0); // and the two parts of its logarithm
  if (x.m < 0.8660254) { c = vec3f(0.75, -0x1.a9p-2, 0x1.a39fbep-20); }
  if (x.m > 1.118034) { c = vec3f(1.25, 0x1.49cp-2, -0x1.87b432p-14); }
  let f = x.m - c.x;
  let d = 2.0 * c.x + f;
  let s = head(f / d);
  // what s leaves of f, divided once more
  let fHead = head(f);
  let rest = fma(-s, f - fHead, fma(-s, fHead, fma(-2.0 * c.x, s, f))) / d;
  let whole = s + rest;
  let z = whole * whole;
  let p = fma(z, fma(z, 0.144639343, 0.199991986), 0.333333343);
  let low = fma(s, 0x1.47652cp-11, fma(0x1.715476p+1, fma(whole * z, p, rest), c.z));
  let e = x.e + c.y;
  let sum = head(fma(s, 0x1.714p+1, e) + low);
  return Double(sum, fma(s, 0x1.714p+1, e - sum) + low);
}

/** 2^(x y). */
fn exp2Of(x: Double, y: f32) -> f32 {
  let a = clamp(y, -0x1p33, 0x1p33); // x is 0, or large enough
  let aHead = head(a);
  let small = fma(a, x.rest, (a - aHead) * x.head);
  let k = clamp(round(fma(aHead, x.head, small)), -300.0, 300.0);
  let r = clamp(fma(aHead, x.head, -k) + small, -1.0, 1.0);
  var p = fma(r, 0.000153264977, 0.00133908121);
  p = fma(r, p, 0.00961850584);
  p = fma(r, p, 0.0555035993);
  p = fma(r, p, 0.240226477);
  p = fma(r, p, 0.693147182);
  return scaled(fma(r, p, 1.0), i32(k));
}
`;
