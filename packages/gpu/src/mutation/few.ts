/**
 * Some of many, spread evenly: up to three of three, then one more for every dozen.
 *
 * Mutants stand in the order of their rules, so that every kind of mistake is among them where a kernel has many.
 */
export function few<T>(many: readonly T[]): T[] {
  const count = Math.min(many.length, 3 + Math.floor(many.length / 12));
  return Array.from(
    { length: count },
    (_, i) => many[Math.floor(((i + 0.5) * many.length) / count)],
  );
}
