/** `1 point`, `2 points` */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** `10 seconds`, `0.5 seconds` */
export function seconds(milliseconds: number): string {
  return count(milliseconds / 1000, "second");
}
