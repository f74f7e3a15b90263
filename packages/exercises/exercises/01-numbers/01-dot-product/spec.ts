import {
  close,
  direct,
  equal,
  example,
  exercise,
  fc,
  finite,
  forAll,
  throws,
  tripleOfVectors,
  vectors,
} from "#spec";
import type * as learner from "./exercise.ts";

/** A vector, and the index of one of its numbers. */
const vectorWithIndex = vectors().chain((vector) =>
  fc.record({ vector: fc.constant(vector), index: fc.integer({ min: 0, max: vector.length - 1 }) }),
);

const pairByPair = "multiplies pair by pair and adds up";

export default exercise(
  {
    title: "The dot product",
    hints: [
      "Numbers at the same index are a pair. Every pair gives one product, and the products give one sum.",
      "Look at where the sum starts (at 0, before the first pair), at the first and the last index of your loop, and at what you do when the lengths differ.",
      "If a.length !== b.length, throw a RangeError. Otherwise: sum = 0; for every i from 0 to a.length − 1: sum += a[i] * b[i]; return sum.",
    ],
  },
  direct<typeof learner>(),
  ({ check, act }) => {
    check(
      pairByPair,
      { points: 1 },
      example(async () => {
        equal(await act.dot([1, 2, 3], [4, 5, 6]), 32, "1·4 + 2·5 + 3·6 = 32");
      }),
    );

    check(
      "counts every pair once, from the first to the last",
      { points: 2 },
      forAll(vectorWithIndex, async ({ vector, index }) => {
        const oneThere = vector.map((_, i) => (i === index ? 1 : 0));
        const why = `only the product at index ${index} is not made 0`;
        equal(await act.dot(oneThere, vector), vector[index], why);
      }),
    );

    check(
      "adds up where vectors add up: a · (b + c) = a · b + a · c",
      { points: 1, needs: [pairByPair] },
      forAll(tripleOfVectors(), async ([a, b, c]) => {
        const whole = await act.dot(
          a,
          b.map((x, i) => x + c[i]),
        );
        const parts = (await act.dot(a, b)) + (await act.dot(a, c));
        finite(whole, "products and sums of finite numbers of this size are finite");
        close(whole, parts, "each aᵢ(bᵢ + cᵢ) is aᵢbᵢ + aᵢcᵢ, so the sums agree as well");
      }),
    );

    check(
      "is 0 for two empty vectors",
      { points: 1, needs: [pairByPair] },
      example(async () => {
        equal(await act.dot([], []), 0, "a sum starts at 0, and there is nothing to add");
      }),
    );

    check(
      "refuses vectors of different lengths, whichever is longer",
      { points: 1, needs: [pairByPair] },
      example(async () => {
        await throws(() => act.dot([1, 2, 3], [4, 5]), "the 3 has no partner");
        await throws(() => act.dot([1, 2], [3, 4, 5]), "the 5 has no partner");
      }),
    );
  },
);
