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
  return { rows, columns, data: data.map(() => NaN) };
}
