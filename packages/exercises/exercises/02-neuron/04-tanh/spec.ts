import { close, direct, example, exercise, fc, finite, forAll, holds, numbers } from "#spec";
import type * as learner from "./exercise.ts";

const { abs, exp, log } = Math;
const strict = { relative: 0, absolute: 1e-12 };

export default exercise(
  {
    title: "The hyperbolic tangent",
    hints: [
      "tanh is the difference of two exponentials, measured by their sum: it has the sign of z and is never larger than 1.",
      "Look at signs first: minus above, plus below. Then ask which exponential becomes too large for z = 1000, and divide above and below by it.",
      "Let e = exp(−2|z|) and size = (1 − e) / (1 + e). Return −size if z is negative, and size otherwise.",
    ],
  },
  direct<typeof learner>(),
  ({ check, act }) => {
    check(
      "is 0 at 0, 0.6 at ln 2 and 0.8 at ln 3",
      { points: 1 },
      example(async () => {
        close(await act.tanh(0), 0, "(1 − 1) / (1 + 1) = 0", strict);
        close(await act.tanh(log(2)), 0.6, "(2 − ½) / (2 + ½) = 1.5 / 2.5", strict);
        close(await act.tanh(log(3)), 0.8, "(3 − ⅓) / (3 + ⅓) = 8 / 10", strict);
      }),
    );

    check(
      "is odd: tanh(−z) = −tanh(z)",
      {
        points: 1,
        hint: "Changing the sign of z swaps the two exponentials: only the sign of the answer changes.",
      },
      forAll(numbers({ min: -20, max: 20 }), async (z) => {
        const why = "with −z for z the two exponentials change places, so only the sign changes";
        close(await act.tanh(0 - z), 0 - (await act.tanh(z)), why, strict);
      }),
    );

    check(
      "is nearly z itself close to 0",
      {
        points: 1,
        hint: "The curve leaves the origin with slope 1. A slope of ½ means that a factor 2 is missing in an exponent.",
      },
      forAll(numbers({ min: -0.1, max: 0.1 }), async (z) => {
        const y = await act.tanh(z);
        finite(y, `tanh(${z}) is an ordinary number`);
        const why = "tanh z = z − z³/3 + …, so it is no further from z than |z|³/3";
        holds(abs(y - z) <= abs(z) ** 3 / 3 + 1e-15, why);
      }),
    );

    check(
      "is a sigmoid, stretched: tanh(z) = 2σ(2z) − 1",
      { points: 1 },
      forAll(numbers({ min: -20, max: 20 }), async (z) => {
        const sigmoid = 1 / (1 + exp(-2 * z));
        const why = `σ(2z) is ${sigmoid} here, and 2σ(2z) − 1 stretches it from (0, 1) to (−1, 1)`;
        close(await act.tanh(z), 2 * sigmoid - 1, why, strict);
      }),
    );

    check(
      "obeys the law of addition",
      { points: 1 },
      forAll(fc.tuple(numbers({ min: 0, max: 5 }), numbers({ min: 0, max: 5 })), async ([a, b]) => {
        const [s, t] = [await act.tanh(a), await act.tanh(b)];
        const why =
          "tanh(a + b) = (tanh a + tanh b) / (1 + tanh a · tanh b), as speeds add up in relativity";
        close(await act.tanh(a + b), (s + t) / (1 + s * t), why);
      }),
    );

    check(
      "stays finite for inputs as large as ±1000",
      {
        points: 2,
        hint: "Math.exp(710) is Infinity. Only ever take the exponential of a number that is not positive.",
      },
      example(async () => {
        for (const z of [-20, 20, -400, 400, -1000, 1000]) {
          const y = await act.tanh(z);
          finite(y, `tanh(${z}) is an ordinary number, whatever the exponentials are`);
          close(y, Math.sign(z), `at ${z} tanh has long reached its end`, strict);
        }
      }),
    );
  },
);
