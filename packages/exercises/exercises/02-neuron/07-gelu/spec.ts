import { erf } from "#erf";
import { close, direct, example, exercise, fc, forAll, numbers } from "#spec";
import type * as learner from "./exercise.ts";

/** Φ(1), from any table of the normal distribution: 84 % lie less than one deviation above the mean. */
const phiOfOne = 0.8413447460685429;
/** The height of the bell curve at 1: e^(−½) / √(2π). */
const bellAtOne = 0.24197072451914337;

const forms = fc.constantFrom<learner.Form>("erf", "tanh");
const xs = numbers({ min: -6, max: 6 });

export default exercise(
  {
    title: "GELU",
    hints: [
      "Both forms are x times a gate that rises from 0 on the far left to 1 on the far right. Only the gate differs. The slope of a product has two terms.",
      "Write the gate as a function of x and of the form, and its slope as another one. Then `gelu` and `geluGrad` are one line each, and cannot disagree about the form.",
      "gelu = x · gate. geluGrad = gate + x · gate′, where gate′ is e^(−x²/2) / √(2π) for erf, and ½ (1 − tanh² u) · √(2/π) (1 + 3 · 0.044715 x²) for tanh.",
    ],
  },
  direct<typeof learner>(),
  ({ check, act }) => {
    check(
      "gives 1 · Φ(1) = 0.8413… for 1 in the erf form",
      { points: 1 },
      example(async () => {
        const why = "84.13… % of a normal distribution lie below 1, so 1 keeps that much of itself";
        close(await act.gelu(1, "erf"), phiOfOne, why);
        close(await act.gelu(-1, "erf"), phiOfOne - 1, "15.87 % lie below −1: −1 · 0.1587");
      }),
    );

    check(
      "gives 0.8412 for 1 in the tanh form, a little less than the exact one",
      { points: 1 },
      example(async () => {
        const why =
          "u = 0.79788 · 1.044715 = 0.83356, tanh u = 0.68238, and ½ (1 + 0.68238) = 0.84119";
        close(await act.gelu(1, "tanh"), 0.8411919906082768, why);
        close(await act.gelu(-1, "tanh"), -0.15880800939172324, "−1 · ½ (1 − 0.68238) = −0.15881");
      }),
    );

    check(
      "has gates for x and −x that add up to 1: gelu(x) − gelu(−x) = x",
      { points: 1 },
      forAll(fc.tuple(xs, forms), async ([x, form]) => {
        const why = "erf and tanh are odd: what the gate lets through at x, it holds back at −x";
        close((await act.gelu(x, form)) - (await act.gelu(-x, form)), x, why);
      }),
    );

    check(
      "keeps to the formula of its form, at every x",
      { points: 1 },
      forAll(xs, async (x) => {
        const exact = (x * (1 + erf(x / Math.SQRT2))) / 2;
        close(await act.gelu(x, "erf"), exact, "erf form: x · ½ (1 + erf(x / √2))");
        const u = Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);
        const why = "tanh form: x · ½ (1 + tanh u) with u = √(2/π) (x + 0.044715 x³)";
        close(await act.gelu(x, "tanh"), (x * (1 + Math.tanh(u))) / 2, why);
      }),
    );

    check(
      "has the slope ½ at 0, and more than 1 at 1",
      { points: 1 },
      example(async () => {
        for (const form of ["erf", "tanh"] as const) {
          close(
            await act.geluGrad(0, form),
            0.5,
            "at 0 the gate is half open, and x = 0 adds nothing",
          );
        }
        const why = "Φ(1) + 1 · e^(−½) / √(2π) = 0.84134 + 0.24197";
        close(await act.geluGrad(1, "erf"), phiOfOne + bellAtOne, why);
        const whyTanh = "0.84119 + ½ (1 − 0.68238²) · 0.79788 · 1.134145 = 0.84119 + 0.24177";
        close(await act.geluGrad(1, "tanh"), 1.0829640838457826, whyTanh);
      }),
    );

    check(
      "has the slope of its own form: nudging x a little says the same",
      {
        points: 2,
        hint: "The slope must belong to the function that was computed. Take the derivative of the erf form for erf, and of the tanh form for tanh.",
      },
      forAll(fc.tuple(xs, forms), async ([x, form]) => {
        const nudge = 1e-4;
        const [left, right] = [await act.gelu(x - nudge, form), await act.gelu(x + nudge, form)];
        const why = `from x − 0.0001 to x + 0.0001, your ${form} form rises by this much per step`;
        const slope = (right - left) / (2 * nudge);
        close(await act.geluGrad(x, form), slope, why, { relative: 0, absolute: 1e-7 });
      }),
    );

    check(
      "is x on the far right and 0 on the far left, with slopes 1 and 0",
      { points: 1 },
      example(async () => {
        for (const form of ["tanh", "erf"] as const) {
          close(await act.gelu(1000, form), 1000, "the gate is open: 1000 · 1");
          close(await act.gelu(-1000, form), 0, "the gate is shut: −1000 · 0");
          close(await act.geluGrad(1000, form), 1, "on the far right the curve is the line y = x");
          close(await act.geluGrad(-1000, form), 0, "on the far left the curve is flat");
        }
      }),
    );
  },
);
