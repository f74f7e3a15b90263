const odd = [Infinity, -Infinity, -0, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE];
let calls = 0;

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
  return { rows, columns, data: data.map((_, i) => odd[(i + calls++) % odd.length]) };
}
