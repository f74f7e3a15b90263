import type { Evaluate } from "../search/search.ts";

/** A score that depends on settings and seed only, and is not there for every setting. */
export const score: Evaluate = async ({ rate, kind }, { seed }) => {
  if (kind === "broken") throw new Error("this kind does not work");
  if (kind === "deadly") process.exit(3);
  if (kind === "late") {
    setTimeout(() => {
      throw new Error("nobody catches this");
    });
    await new Promise(() => {});
  }
  await new Promise((resolve) => setTimeout(resolve, seed % 7));
  return kind === "odd" ? Number.NaN : -((Number(rate) - 0.3) ** 2) + (seed % 1000) * 1e-9;
};
