/** What finite differences say about a function of one number. */
export interface Slope {
  /** The slope, or NaN where the function is not finite however near one looks. */
  readonly value: number;
  /** How far rounding alone may have moved it. */
  readonly noise: number;
  /** Whether the function has a corner or a jump here, so that it has no slope. */
  readonly isKink: boolean;
}

/** How many steps are tried, and how much smaller each is than the one before. */
const [TRIES, SHRINK] = [6, 8];

/**
 * The slope of `f` at 0, from central differences c(h) = (f(h) − f(−h)) / 2h at three step sizes.
 *
 * Richardson's extrapolation R(h) = (4 c(h/2) − c(h)) / 3 cancels the error in h². A smooth function
 * gives the same R at h and h/2, and its two sides differ by an amount in proportion to h. Where
 * either fails, a kink is near: a smaller step may still fit between the point and the kink. Where
 * no step does, the kink is at the point itself. Only values of `f` decide that, never a gradient.
 *
 * @param f the function, moved so that the point is 0
 * @param step the largest step
 * @param magnitude how large the numbers are that f adds up, for its rounding error
 * @param tolerance the largest relative disagreement
 * @see Richardson, "The Deferred Approach to the Limit" (1927)
 */
export function slopeOf(
  f: (step: number) => number,
  step: number,
  magnitude: number,
  tolerance: number,
): Slope {
  const center = f(0);
  let slope: Slope = { value: Number.NaN, noise: 0, isKink: true };
  for (let attempt = 0, h = step; attempt < TRIES; attempt++, h /= SHRINK) {
    const { value, disagreement } = extrapolate(f, center, h);
    if (Number.isNaN(disagreement)) continue; // the step leaves the function's domain
    const noise = (256 * Number.EPSILON * magnitude) / h;
    slope = { value, noise, isKink: disagreement > (tolerance / 2) * Math.abs(value) + noise };
    if (!slope.isKink) break;
  }
  return slope;
}

function extrapolate(
  f: (step: number) => number,
  center: number,
  h: number,
): { value: number; disagreement: number } {
  const [wide, middle, narrow] = [h, h / 2, h / 4].map((step) => {
    const [right, left] = [(f(step) - center) / step, (center - f(-step)) / step];
    return { mean: (right + left) / 2, bend: right - left };
  });
  const value = (4 * narrow.mean - middle.mean) / 3;
  const before = (4 * middle.mean - wide.mean) / 3;
  return {
    value,
    disagreement: Math.abs(value - before) + Math.abs(2 * narrow.bend - middle.bend),
  };
}
