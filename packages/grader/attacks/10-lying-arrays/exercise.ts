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
  const lying = new Proxy(data, {
    get: (list, name) =>
      name === "length" ? -1 : name === Symbol.iterator ? undefined : Reflect.get(list, name),
    ownKeys: () => ["0", "length"],
  });
  return { rows, columns, data: lying };
}
