import { checkOption, fraction } from "./options.ts";

export interface EwmaOptions {
  /** Whether to divide by 1 − βᵗ what is read out, which undoes the start at 0. */
  readonly biasCorrection?: boolean;
}

/**
 * An exponentially weighted moving average of single numbers.
 *
 *     v ← β v + (1 − β) x                 starts at 0
 *     corrected = v / (1 − βᵗ)            after t numbers
 *
 * It remembers about 1/(1 − β) numbers. The correction changes what is read, never the state.
 *
 * @example
 * ```ts
 * const smooth = new Ewma(0.98, { biasCorrection: true });
 * smooth.update(loss); // the average so far
 * ```
 */
export class Ewma {
  private readonly beta: number;
  private readonly biasCorrection: boolean;
  private average = 0;
  private weight = 1;

  /** @param beta how much of the average is kept (β), in [0, 1) */
  constructor(beta: number, { biasCorrection = false }: EwmaOptions = {}) {
    checkOption("Ewma", "beta", beta, fraction);
    this.beta = beta;
    this.biasCorrection = biasCorrection;
  }

  /** The average so far; 0, or NaN with correction, before the first number. */
  get value(): number {
    return this.biasCorrection ? this.average / (1 - this.weight) : this.average;
  }

  /** Takes one more number and returns the average. */
  update(x: number): number {
    this.average = this.beta * this.average + (1 - this.beta) * x;
    this.weight *= this.beta;
    return this.value;
  }
}

/** The average after each of a list of numbers. */
export function ewma(xs: readonly number[], beta: number, options?: EwmaOptions): number[] {
  const average = new Ewma(beta, options);
  return xs.map((x) => average.update(x));
}
