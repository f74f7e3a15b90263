import {
  broadcastTo,
  flatten,
  flip,
  pad,
  permute,
  repeat,
  reshape,
  type Shape,
  slice,
  split,
  squeeze,
  sumTo,
  type Tensor,
  tile,
  transpose,
  unsqueeze,
} from "@gradus/core";
import * as fc from "fast-check";
import { exact, ulpsOfSum } from "../bound.ts";
import { anyShape, numbers, odd, shapesBroadcasting, vector } from "../draw.ts";
import { caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

interface Rest extends Pick<Entry, "gradient" | "runs" | "examples"> {
  readonly shapes?: fc.Arbitrary<Shape>;
}

const moved = exact("numbers only change their places");
const addedUp = ulpsOfSum(24, "numbers from several places are added up");

/** An entry for moving the numbers of one tensor: `choose` draws how, given its shape. */
function movement<How>(
  f: (...given: never[]) => Tensor | Tensor[],
  choose: (shape: Shape) => fc.Arbitrary<How>,
  move: (x: Tensor, how: How) => Tensor | Tensor[],
  { shapes = anyShape({ minRank: 1 }), ...rest }: Rest = {},
): Entry {
  return {
    name: f.name,
    of: [f],
    cases: shapes
      .chain((shape) => fc.tuple(numbers(shape), choose(shape)))
      .map(([input, how]) => caseOf([input], ([x]) => move(x, how), fc.stringify(how))),
    bound: moved,
    ...rest,
  };
}

const counts = fc.nat(3);
const steps = fc.constantFrom(1, 2, -1, 3);
const turned = caseOf([vector(odd)], ([x]) => permute(x.reshape([2, odd.length / 2]), [1, 0]));

function axisOf({ length }: Shape): fc.Arbitrary<number> {
  return fc.nat(Math.max(0, length - 1));
}

function anyOrder(list: readonly number[]): fc.Arbitrary<number[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}

/** One of something for each axis. */
function perAxis<T>({ length }: Shape, one: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(one, { minLength: length, maxLength: length });
}

/** From where to where, and how far each time, along every axis. */
function rangesOf(shape: Shape): fc.Arbitrary<[number, number, number][]> {
  return fc.tuple(...shape.map((length) => fc.tuple(fc.nat(length), fc.nat(length), steps)));
}

/** An axis, and how long its parts are. */
function cutsOf(shape: Shape): fc.Arbitrary<[axis: number, parts: number[]]> {
  return axisOf(shape).chain((axis) =>
    fc.nat(shape[axis]).map((at): [number, number[]] => [axis, [at, shape[axis] - at]]),
  );
}

/** A larger shape that one broadcasts to. */
function stretched(shape: Shape): number[] {
  return [3, ...shape.map((length) => (length === 1 ? 4 : length))];
}

/** What moves the numbers of one tensor, repeats them, or adds up what meets. */
export const movementEntries: readonly Entry[] = [
  movement(reshape, anyOrder, (x, shape) => reshape(x, shape)),
  movement(flatten, axisOf, (x, axis) => flatten(x, axis)),
  movement(
    squeeze,
    () => fc.constant(undefined),
    (x) => squeeze(x),
    { shapes: anyShape().map((shape) => shape.flatMap((length) => [1, length])) },
  ),
  movement(
    unsqueeze,
    ({ length }) => fc.nat(length),
    (x, axis) => unsqueeze(x, axis),
  ),
  movement(
    transpose,
    (shape) => fc.tuple(axisOf(shape), axisOf(shape)),
    (x, [a, b]) => transpose(x, a, b),
    { shapes: anyShape({ minRank: 2 }) },
  ),
  movement(
    permute,
    (shape) => anyOrder([...shape.keys()]),
    (x, order) => permute(x, order),
    { runs: 20, examples: [turned] },
  ),
  movement(slice, rangesOf, (x, ranges) => slice(x, ...ranges), { runs: 20 }),
  movement(
    flip,
    (shape) => fc.subarray([...shape.keys()]),
    (x, axes) => flip(x, ...axes),
  ),
  movement(
    pad,
    (shape) =>
      fc.tuple(perAxis(shape, fc.tuple(counts, counts)), fc.constantFrom(0, -1.5, Infinity)),
    (x, [pads, value]) => pad(x, pads, value),
  ),
  movement(split, cutsOf, (x, [axis, parts]) => split(x, parts, axis)),
  movement(
    broadcastTo,
    (shape) => fc.constant(stretched(shape)),
    (x, shape) => broadcastTo(x, shape),
    { gradient: addedUp },
  ),
  movement(
    repeat,
    (shape) => fc.tuple(counts, axisOf(shape)),
    (x, [times, axis]) => repeat(x, times, axis),
    { gradient: addedUp },
  ),
  movement(
    tile,
    (shape) => perAxis(shape, counts),
    (x, times) => tile(x, times),
    { gradient: addedUp },
  ),
  {
    name: "sumTo",
    of: [sumTo],
    cases: shapesBroadcasting(1)
      .chain(([shape]) => fc.tuple(numbers(stretched(shape)), fc.constant(shape)))
      .map(([input, shape]) => caseOf([input], ([x]) => sumTo(x, shape))),
    bound: addedUp,
  },
];
