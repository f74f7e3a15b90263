/**
 * The error function, which `Math` lacks: the area under a bell curve, from −x to x.
 *
 *     erf x = 2/√π ∫₀ˣ e^(−t²) dt
 *
 * It is odd and rises from −1 to 1. Right to about 15 digits, which a polynomial from a table of
 * approximations is not (the popular one, 7.1.26 in Abramowitz & Stegun, stops at 7).
 *
 * @see NIST Digital Library of Mathematical Functions, §7.6(i) and §7.9, https://dlmf.nist.gov/7
 */
export function erf(x: number): number {
  const size = Math.abs(x);
  return Math.sign(x) * (size < joint ? series(size) : 1 - tail(size));
}

/** Below it the series is short; above it the fraction is. */
const joint = 2;

/**
 *     erf x = 2/√π e^(−x²) (x + 2x³/(1·3) + 4x⁵/(1·3·5) + …)
 *
 * Every term is positive, so that nothing cancels (Taylor's series has alternating signs).
 */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; sum + term !== sum; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/**
 * What is left to 1, as a continued fraction, from the innermost level outwards.
 *
 *     1 − erf x = e^(−x²) / √π · 1 / (x + ½ / (x + 1 / (x + 1½ / (x + …))))
 */
function tail(x: number): number {
  const levels = 60; // at x = 2, where most are needed, 40 are enough
  let fraction = x;
  for (let level = levels; level > 0; level--) fraction = x + level / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}
