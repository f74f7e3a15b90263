/**
 * The number below which a share of the others lie, with straight lines between neighbors.
 *
 *     quantile([1, 2, 3, 5], 0.5) = 2.5
 *
 * @param ascending at least one number, sorted
 * @param share from 0 to 1
 *
 * @see Hyndman & Fan, "Sample Quantiles in Statistical Packages" (1996), definition 7
 */
export function quantile(ascending: ArrayLike<number>, share: number): number {
  const at = share * (ascending.length - 1);
  const [below, above] = [ascending[Math.floor(at)], ascending[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}
