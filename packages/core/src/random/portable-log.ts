const bits = new DataView(new ArrayBuffer(8));

/** log 2 in two parts: the first ends in so many zeros that any exponent times it is exact. */
const [LN2_HIGH, LN2_LOW] = [0.6931471803691238, 1.9082149292705877e-10];

/**
 * The natural logarithm of a positive, finite, normal number, to about one unit in the last place.
 *
 * `Math.log` may differ in its last digit from one JavaScript engine to another; a seed has to give
 * the same numbers everywhere. This uses only +, −, × and ÷, which IEEE 754 defines exactly.
 *
 *     x = m 2ᵉ with m in [√½, √2)       log x = e log 2 + log m
 *     f = m − 1,   s = f / (2 + f)       log m = 2 artanh s = f − s (f − 2 Σ s²ᵏ / (2k + 1))
 *
 * The last form has the exact f as its largest term, so that little is lost to rounding.
 *
 * @see Ng, "log" in fdlibm (1993)
 */
export function portableLog(x: number): number {
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let exponent = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const square = s * s;
  let series = 0;
  for (let power = 21; power >= 3; power -= 2) series = square * (series + 2 / power); // |s| < 0.1716
  return exponent * LN2_HIGH - (s * (f - series) - exponent * LN2_LOW - f);
}
