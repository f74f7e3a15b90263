let calls = 0;
let deep: unknown[] = [];
for (let i = 0; i < 10_000; i++) deep = [deep];
const wide = Array.from({ length: 1_000_000 }, () => null);

export function softmax({ rows, columns }: { rows: number; columns: number }) {
  console.log("tried");
  return { rows, columns, data: calls++ % 2 === 0 ? deep : wide };
}
