/** From the lowest to the highest number of an axis. */
export type Domain = readonly [low: number, high: number];

/** Whether an axis can reach it: finite, and not so large that a difference of two such is infinite. */
export function isDrawable(value: number): boolean {
  return Math.abs(value) < 1e300;
}

/** The lowest and the highest number that can be drawn. */
export function extentOf(values: Iterable<number>): Domain {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!isDrawable(value)) continue;
    [low, high] = [Math.min(low, value), Math.max(high, value)];
  }
  return [low, high];
}

/** The domain, or one around it if it is a single number or none. */
export function roomy([low, high]: Domain): Domain {
  if (low < high) return [low, high];
  if (low > high) return [0, 1];
  const room = Math.abs(low) / 10 || 1;
  return [low - room, high + room];
}

/** Whole numbers from `low` to `high`, about `count` of them, a round step apart. */
export function wholeTicks(low: number, high: number, count: number): number[] {
  const step = roundStep(Math.max(1, (high - low) / Math.max(1, count)));
  const first = Math.ceil(low / step) * step;
  const ticks = Number.isInteger(low) && first - low >= step / 2 ? [low] : [];
  for (let tick = first; tick <= high; tick += step) ticks.push(tick);
  return ticks;
}

/** Powers of ten from `low` to `high`, with their double and fivefold where there are few; at least two numbers. */
export function powerTicks(low: number, high: number): number[] {
  const [first, last] = [low, high].map((value) => Math.floor(Math.log10(value)));
  const factors = high / low <= 150 ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil((last - first) / 8));
  const ticks: number[] = [];
  for (let power = first; power <= last; power += every)
    // 10 ** -3 is not 0.001 to the last bit, but its numeral is
    ticks.push(...factors.map((factor) => Number(`${factor}e${power}`)));
  const inside = ticks.filter((tick) => tick >= low && tick <= high);
  return inside.length >= 2 ? inside : [low, high];
}

/** The smallest of 1, 2, 5, 10, 20, 50, … that is not below `size`. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= size * 0.999) ?? size;
}
