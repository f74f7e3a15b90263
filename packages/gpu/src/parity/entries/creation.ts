import {
  arange,
  eye,
  fromData,
  full,
  linspace,
  ones,
  Random,
  tensor,
  type Tensor,
  zeros,
} from "@gradus/core";
import * as fc from "fast-check";
import { exact } from "../bound.ts";
import { anyShape, numbers, seeds, wholeNumbers } from "../draw.ts";
import { type Case, caseOf, type Place } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

const shapes = anyShape();
const written = exact("a GPU stores what it is given");
const small = fc.integer({ min: -9, max: 9 });

/** Tensors made of nothing. */
function made(make: (place: Place) => Tensor | readonly Tensor[], words = ""): Case {
  return caseOf([], (_, place) => make(place), words);
}

function creation(of: unknown, name: string, cases: fc.Arbitrary<Case>): Entry {
  return { name, of: [of], cases, bound: written };
}

/** Tensors from numbers, from a rule, or from chance. */
export const creationEntries: readonly Entry[] = [
  creation(
    tensor,
    "tensor",
    fc
      .array(small)
      .map((values) => made((at) => [tensor(values, at), tensor([values, values], whole(at))])),
  ),
  creation(
    fromData,
    "fromData",
    shapes
      .chain((shape) => fc.tuple(numbers(shape), wholeNumbers(shape, -(2 ** 31), 2 ** 31)))
      .map((inputs) => caseOf(inputs, (both) => both)),
  ),
  creation(
    full,
    "full",
    fc
      .tuple(shapes, small)
      .map(([shape, value]) =>
        made(
          (at) => [full(shape, value / 2, at), full(shape, value, whole(at))],
          `[${shape.join()}] ${value}`,
        ),
      ),
  ),
  creation(
    zeros,
    "zeros",
    shapes.map((shape) => made((at) => zeros(shape, at))),
  ),
  creation(
    ones,
    "ones",
    shapes.map((shape) => made((at) => ones(shape, at))),
  ),
  creation(
    arange,
    "arange",
    fc
      .tuple(small, small, fc.constantFrom(1, -1, 0.25, 3))
      .map(([start, stop, step]) =>
        made((at) => arange(start, stop, step, at), `${start} ${stop} ${step}`),
      ),
  ),
  creation(
    linspace,
    "linspace",
    fc
      .tuple(small, small, fc.nat(40))
      .map(([start, stop, count]) =>
        made((at) => linspace(start, stop, count, at), `${start} ${stop} ${count}`),
      ),
  ),
  creation(
    eye,
    "eye",
    fc.tuple(fc.nat(20), fc.nat(20)).map(([rows, columns]) => made((at) => eye(rows, columns, at))),
  ),
  {
    ...creation(
      Random,
      "Random",
      fc.tuple(seeds, shapes).map(([seed, shape]) =>
        made((at) => {
          const random = new Random(seed);
          return [
            random.uniform(shape, at),
            random.normal(shape, at),
            random.integers(shape, -5, 6, whole(at)),
            random.permutation(9, at),
            random.choice(9, 4, at),
            random.bernoulli(shape, 0.3, at),
            random.bernoulli(shape, 0.7, whole(at)),
          ];
        }, `seed ${seed}, [${shape.join()}]`),
      ),
    ),
    fused: ["bernoulli"],
  },
];

function whole({ backend }: Place): {
  readonly dtype: "int32";
  readonly backend: Place["backend"];
} {
  return { dtype: "int32", backend };
}
