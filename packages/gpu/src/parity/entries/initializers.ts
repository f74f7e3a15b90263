import { Random, type Shape, type Tensor } from "@gradus/core";
import {
  allZeros,
  heNormal,
  heUniform,
  type InitializerOptions,
  smallRandom,
  xavierNormal,
  xavierUniform,
} from "@gradus/layers";
import * as fc from "fast-check";
import { ulps } from "../bound.ts";
import { seeds } from "../draw.ts";
import { caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

type Initializer = (random: Random, shape: Shape, options: InitializerOptions) => Tensor;

const shapes = fc.constantFrom<Shape>([3, 4], [65, 17], [4, 2, 3, 3], [1, 1]);

/** An entry for where weights start, for the same seed. */
function initializer(f: Initializer): Entry {
  return {
    name: f.name,
    of: [f],
    cases: fc
      .tuple(seeds, shapes)
      .map(([seed, shape]) =>
        caseOf(
          [],
          (_, place) => f(new Random(seed), shape, place),
          `seed ${seed}, [${shape.join()}]`,
        ),
      ),
    runs: 8,
    bound: ulps(
      2,
      "the bounds of a uniform distribution are rounded to the dtype before it is drawn from",
    ),
  };
}

/** Where weights start. */
export const initializerEntries: readonly Entry[] = [
  allZeros,
  smallRandom,
  heNormal,
  heUniform,
  xavierNormal,
  xavierUniform,
].map(initializer);
