const bits = new DataView(new ArrayBuffer(8));

/**
 * The natural logarithm of a positive, finite, normal number, to about one unit in the last place.
 *
 * `Math.log` may differ in its last digit from one JavaScript engine to another; a seed has to give
 * the same numbers everywhere. This uses only +, −, × and ÷, which IEEE 754 defines exactly.
 *
 *     x = m 2ᵉ with m in [√½, √2)       log x = e log 2 + 2 artanh s,   s = (m − 1)/(m + 1)
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
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let series = 0;
  for (let power = 21; power >= 1; power -= 2) series = series * square + 1 / power; // |s| < 0.1716
  return exponent * Math.LN2 + 2 * s * series;
}
