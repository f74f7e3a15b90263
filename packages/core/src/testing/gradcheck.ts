import { grads } from "../autograd/grad.ts";
import { scope } from "../memory/scope.ts";
import { Random } from "../random/random.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { compareSlopes } from "./compare-slopes.ts";
import { checkedOutput, checkKinks } from "./gradcheck-rules.ts";
import { gradientsOf, isContinuous, onTape, type TensorFunction } from "./tape-gradients.ts";
import { checkCalledTwice, checkSameTensorTwice, checkSecondCall } from "./tape-laws.ts";

export interface GradcheckOptions {
  /** Whether the gradient is differentiated and checked too; it is not unless said otherwise. */
  readonly secondOrder?: boolean;
  /** The largest error, relative to the slope; 1e-6 unless said otherwise. */
  readonly tolerance?: number;
  /** Where the weights of the outputs are drawn from; 1 unless said otherwise. */
  readonly seed?: number;
}

/** What a gradient check saw where it found nothing wrong. */
export interface GradcheckReport {
  /** How many slopes were compared. */
  readonly checked: number;
  /** How many were left out because the function has a kink there. */
  readonly kinks: number;
  /** The largest difference; relative to the slope where that is above 1. */
  readonly maxError: number;
}

/**
 * Compares the gradients of `f` with finite differences, in float64: every number of every input.
 *
 *     ∂L/∂xᵢ ≈ (L(x + h eᵢ) − L(x − h eᵢ)) / 2h        where L = Σ cotangent · f(x)
 *
 * The outputs are weighted by random numbers, so that errors cannot cancel. Beyond the slopes
 * themselves it checks that a second backward pass gives the same, and that the gradients of a
 * tensor that is used twice add up. At a kink, where the function itself has no slope, nothing is
 * compared; at most a fifth of the numbers may be left out.
 *
 * @param f a function of tensors
 * @param inputs where to check; float32 is widened to float64, int32 is passed on and not checked
 * @throws WrongGradientError that names the first wrong slope and its probable cause
 */
export function gradcheck<Inputs extends Tensor[]>(
  f: (...inputs: NoInfer<Inputs>) => Tensor,
  inputs: readonly [...Inputs],
  { secondOrder = false, tolerance = 1e-6, seed = 1 }: GradcheckOptions = {},
): GradcheckReport {
  return scope(() => {
    const at = inputs.map((x) => (isContinuous(x) ? x.detach().cast("float64") : x));
    const random = new Random(seed);
    const y: TensorFunction = (...x) => f(...(x as Inputs));
    const first = check("gradcheck", y, at, random, tolerance);
    if (!secondOrder) return first;
    const slope = weightedGradient(y, at, random);
    return both(first, check("gradcheck, second order", slope, at, random, tolerance));
  });
}

/** One order of derivatives: the slopes, then what every tape promises. */
function check(
  who: string,
  f: TensorFunction,
  inputs: readonly Tensor[],
  random: Random,
  tolerance: number,
): GradcheckReport {
  const cotangent = weights(checkedOutput(who, f, inputs).length, random);
  const gradients = onTape(f, inputs, (y, leaves) => gradientsOf(y, leaves, cotangent));
  const report = inputs
    .map((_, position) =>
      compareSlopes(who, f, inputs, position, {
        cotangent,
        gradient: gradients[position],
        tolerance,
      }),
    )
    .reduce(both, { checked: 0, kinks: 0, maxError: 0 });
  checkKinks(who, report);
  checkSecondCall(f, inputs, cotangent);
  checkCalledTwice(f, inputs, [cotangent, weights(cotangent.length, random)]);
  checkSameTensorTwice(f, inputs, cotangent);
  return report;
}

/** Σᵢ vᵢ · ∂L/∂xᵢ over all inputs, with random v: its gradient holds every second derivative. */
function weightedGradient(
  f: TensorFunction,
  inputs: readonly Tensor[],
  random: Random,
): TensorFunction {
  const outputs = scope(() => f(...inputs));
  const [c, ...v] = [outputs, ...inputs.filter(isContinuous)].map((x) =>
    x.derive(x.backend.upload(weights(x.size, random)), x.shape),
  );
  return (...at) => {
    const loss = (...moving: Tensor[]): Tensor => {
      const next = moving.values();
      return f(...at.map((x) => (isContinuous(x) ? next.next().value! : x)))
        .mul(c)
        .sum();
    };
    return grads(loss)(...at.filter(isContinuous))
      .map((g, i) => g.mul(v[i]).sum())
      .reduce((sum, term) => sum.add(term));
  };
}

/** Random weights of magnitude ½ to 1½, of either sign: none so small that it would hide an error. */
function weights(size: number, random: Random): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: size }, () => {
    const u = 2 * random.next() - 1;
    return u + Math.sign(u || 1) / 2;
  });
}

function both(a: GradcheckReport, b: GradcheckReport): GradcheckReport {
  return {
    checked: a.checked + b.checked,
    kinks: a.kinks + b.kinks,
    maxError: Math.max(a.maxError, b.maxError),
  };
}
