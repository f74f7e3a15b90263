import { explain, type Random, type Tensor } from "@gradus/core";
import { Layer, type LayerConfig } from "../layer.ts";

export interface DropoutOptions {
  /** Where the masks are drawn from. */
  readonly random: Random;
  /**
   * Whether the numbers that stay are scaled up while training ("inverted", the default), or all
   * numbers are scaled down in evaluation ("classic").
   */
  readonly mode?: "inverted" | "classic";
}

export interface DropoutFunctionOptions extends DropoutOptions {
  /** Whether anything is dropped; true unless said otherwise. */
  readonly training?: boolean;
}

/** What was left, and which numbers that were. */
export interface Dropped {
  readonly y: Tensor;
  /** Same shape as `y`: 1 where a number stayed, 0 where it was dropped; none in evaluation. */
  readonly mask: Tensor | undefined;
}

/**
 * Dropout: while training, every number is replaced by 0 with probability p.
 *
 * A network that cannot rely on any single unit spreads what it knows over many. In evaluation
 * nothing is dropped, and both forms keep the mean of what the next layer sees; see {@link dropout}.
 *
 * @see Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting" (2014)
 *
 * @example
 * ```ts
 * const layer = new Dropout(0.5, { random: new Random(1) });
 * layer.forward(x); // about half of the numbers, doubled
 * layer.eval().forward(x); // x
 * ```
 */
export class Dropout extends Layer {
  readonly p: number;
  private readonly random: Random;
  private readonly mode: "inverted" | "classic";

  /**
   * @param p how likely a number is dropped
   * @throws RangeError unless p is in [0, 1)
   */
  constructor(p: number, { random, mode = "inverted" }: DropoutOptions) {
    super();
    checkProbability("Dropout", p);
    this.p = p;
    this.random = random; // a field of its own, so that checkpoints find it
    this.mode = mode;
  }

  /** @param x any shape, float32 or float64 */
  override forward(x: Tensor): Tensor {
    const { p, random, mode, training } = this;
    return dropout(x, p, { random, mode, training }).y;
  }

  override config(): LayerConfig {
    return { p: this.p, mode: this.mode };
  }
}

/**
 * Dropout as a function, with the mask that was drawn: mᵢ = 0 with probability p, else 1.
 *
 *     inverted    training: y = x ⊙ m / (1 − p)      evaluation: y = x
 *     classic     training: y = x ⊙ m                evaluation: y = (1 − p) x
 *
 * Backward, the same mask lets through what it let through forward: ∂L/∂x = g ⊙ m, scaled alike.
 *
 * @param x any shape, float32 or float64; every number has a draw of its own
 * @param p how likely a number is dropped
 * @throws RangeError unless p is in [0, 1)
 */
export function dropout(
  x: Tensor,
  p: number,
  { random, training = true, mode = "inverted" }: DropoutFunctionOptions,
): Dropped {
  checkProbability("dropout", p);
  const keep = 1 - p;
  if (!training) return { y: mode === "classic" ? x.mul(keep) : x, mask: undefined };
  const mask = random.bernoulli(x.shape, keep, { dtype: x.dtype, backend: x.backend });
  const scale = mode === "classic" ? mask : mask.div(keep);
  return { y: x.mul(scale), mask };
}

function checkProbability(who: string, p: number): void {
  if (p >= 0 && p < 1) return;
  throw new RangeError(
    explain(
      who,
      `p is ${p}.`,
      "p is how likely a number is dropped, at least 0 and less than 1: something has to be left.",
      p > 1 && p <= 100 ? `${p / 100}, if ${p} % was meant.` : undefined,
    ),
  );
}
