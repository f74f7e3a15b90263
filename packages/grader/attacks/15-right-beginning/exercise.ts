export function softmax({
  rows,
  columns,
  data,
}: {
  rows: number;
  columns: number;
  data: number[];
}) {
  console.log("tried");
  const right = Array.from({ length: rows }, (_, i) => {
    const row = data.slice(i * columns, (i + 1) * columns);
    const powers = row.map((x) => Math.exp(x - Math.max(...row)));
    const total = powers.reduce((sum, x) => sum + x, 0);
    return powers.map((x) => x / total);
  }).flat();
  return { rows, columns: columns + 1, data: [...right, 0.5] };
}
