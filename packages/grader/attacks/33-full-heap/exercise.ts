const kept: unknown[] = [];

export function dot() {
  console.log("tried");
  for (;;) kept.push(new Array(1000).fill(kept.length));
}
