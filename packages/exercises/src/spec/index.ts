// What a spec is written with: `import { … } from "#spec"`.
import * as fc from "fast-check";

export { fc };
export { acted, direct } from "./actions.ts";
export type { CheckOptions, Visibility } from "./check.ts";
export { example } from "./example.ts";
export { exercise } from "./exercise.ts";
export type { Spec } from "./exercise.ts";
export { forAll } from "./for-all.ts";
export {
  matrices,
  nonzeroNumbers,
  numbers,
  pairOfMatrices,
  pairOfVectors,
  squareMatrices,
  tripleOfMatrices,
  tripleOfVectors,
  vectors,
} from "./generators.ts";
export { close } from "./matchers/close.ts";
export { equal } from "./matchers/equal.ts";
export { finite } from "./matchers/finite.ts";
export { holds } from "./matchers/holds.ts";
export { throws } from "./matchers/throws.ts";
