import { formatShape, ShapeError, type Tensor } from "@gradus/core";

/** Where the largest number of each row stands; −1 for rows without a number above 0. */
export function largestPlaces(who: string, rows: Tensor, width: number): number[] {
  if (rows.rank !== 2 || rows.shape[1] !== width) {
    throw new ShapeError(
      who,
      `inverse received ${formatShape(rows.shape)}.`,
      `Encoded rows are [rows, ${width}], with a column for each place.`,
    );
  }
  const data = rows.dataSync();
  return Array.from({ length: rows.shape[0] }, (_, row) => {
    let best = -1;
    for (let place = 0; place < width; place++) {
      const value = data[row * width + place];
      if (value > 0 && (best === -1 || value > data[row * width + best])) best = place;
    }
    return best;
  });
}
