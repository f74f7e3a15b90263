const signs = "▁▂▃▄▅▆▇█";

/** A list of numbers as a row of little bars, from its smallest to its largest finite number. */
export function sparkline(values: readonly number[], width: number): string {
  const columns = Math.min(width, values.length);
  const means = Array.from({ length: columns }, (_, i) => {
    const from = Math.floor((i * values.length) / columns);
    const to = Math.floor(((i + 1) * values.length) / columns);
    const part = values.slice(from, to);
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
  const finite = means.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  return means
    .map((value) => {
      if (!Number.isFinite(value)) return "?";
      const height = high > low ? (value - low) / (high - low) : 0;
      return signs[Math.round(height * (signs.length - 1))];
    })
    .join("");
}
