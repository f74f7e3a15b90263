import { cast, concat, gather, oneHot, scatterAdd, sizeOf, stack } from "@gradus/core";
import * as fc from "fast-check";
import { exact, ulpsOfSum } from "../bound.ts";
import { anyShape, fullShape, lengths, numbers, numbersOf, vector, wholeNumbers } from "../draw.ts";
import { caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

const moved = exact("numbers only change their places");
const addedUp = ulpsOfSum(24, "numbers from several places are added up");

/** What joins tensors, looks numbers up by their places, or changes their kind. */
export const joiningEntries: readonly Entry[] = [
  {
    name: "concat",
    of: [concat],
    cases: fc
      .tuple(
        fullShape({ minRank: 1 }),
        fc.nat(),
        fc.array(fc.nat(5), { minLength: 1, maxLength: 12 }),
      )
      .chain(([shape, at, widths]) => {
        const axis = at % shape.length;
        return numbersOf(widths.map((width) => shape.with(axis, width))).map((parts) =>
          caseOf(parts, (all) => concat(all, axis), `along ${axis}:`),
        );
      }),
    bound: moved,
  },
  {
    name: "stack",
    of: [stack],
    cases: fc
      .tuple(anyShape(), fc.nat(), fc.integer({ min: 1, max: 12 }))
      .chain(([shape, at, count]) =>
        numbersOf(Array.from({ length: count }, () => shape)).map((parts) =>
          caseOf(parts, (all) => stack(all, at % (shape.length + 1))),
        ),
      ),
    bound: moved,
  },
  {
    name: "gather",
    of: [gather],
    cases: fc
      .tuple(
        fullShape({ minRank: 1 }),
        fc.nat(),
        anyShape().filter((shape) => sizeOf(shape) < 100),
      )
      .chain(([shape, at, places]) => {
        const axis = at % shape.length;
        return fc
          .tuple(numbers(shape), wholeNumbers(places, 0, shape[axis]))
          .map((inputs) =>
            caseOf(inputs, ([x, index]) => gather(x, index, axis), `along ${axis}:`),
          );
      }),
    runs: 20,
    bound: moved,
    gradient: addedUp,
  },
  {
    name: "scatterAdd",
    of: [scatterAdd],
    cases: fc.tuple(fullShape({ minRank: 1 }), fc.nat(), lengths).chain(([shape, at, length]) => {
      const axis = at % shape.length;
      return fc
        .tuple(numbers(shape), wholeNumbers([shape[axis]], 0, length))
        .map((inputs) =>
          caseOf(inputs, ([x, index]) => scatterAdd(x, index, length, axis), `along ${axis}:`),
        );
    }),
    // many rows for one place
    examples: fc
      .sample(fc.tuple(numbers([3000, 2]), wholeNumbers([3000], 0, 3)), { seed: 1, numRuns: 1 })
      .map((inputs) => caseOf(inputs, ([x, index]) => scatterAdd(x, index, 4))),
    runs: 20,
    bound: ulpsOfSum(64, "one thread may add up all rows of a place"),
  },
  {
    name: "oneHot",
    of: [oneHot],
    cases: fc
      .tuple(anyShape(), fc.integer({ min: 1, max: 70 }))
      .chain(([shape, classes]) =>
        wholeNumbers(shape, 0, classes).map((labels) =>
          caseOf([labels], ([x], { dtype }) => oneHot(x, classes, { dtype })),
        ),
      ),
    bound: moved,
  },
  {
    name: "cast",
    of: [cast],
    cases: anyShape()
      .chain((shape) =>
        fc.tuple(
          numbers(shape, { low: -1e6, high: 1e6 }),
          wholeNumbers(shape, -(2 ** 31), 2 ** 31),
        ),
      )
      .map((inputs) =>
        caseOf(inputs, ([x, whole], { dtype }) => [
          x.cast("int32"),
          cast(whole, dtype),
          cast(x, dtype),
        ]),
      ),
    examples: [
      caseOf([vector([3e9, -5e9, 1e20, NaN, Infinity, -Infinity, -0.9, 2147483648])], ([x]) =>
        cast(x, "int32"),
      ),
    ],
    bound: exact("a whole number is rounded to the nearest float32, a fraction is dropped"),
  },
];
