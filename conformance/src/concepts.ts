import type { Concept } from "./concept.ts";
import { elementwise } from "./concepts/elementwise.ts";
import { matmulConcept } from "./concepts/matmul.ts";
import { movement } from "./concepts/movement.ts";
import { reductionsConcept } from "./concepts/reductions.ts";

/** The concepts that can be asked today, by the name golden files call them. */
export const concepts: Readonly<Record<string, Concept>> = {
  elementwise,
  reductions: reductionsConcept,
  matmul: matmulConcept,
  movement,
};
