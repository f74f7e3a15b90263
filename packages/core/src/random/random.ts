import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus, xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { fromData, type TensorOptions } from "../tensor/creation.ts";
import { allocate } from "../tensor/dtype.ts";
import { explain } from "../tensor/explain.ts";
import { checkShape, type Shape, sizeOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { checkChoice, type ChoiceOptions } from "./choice.ts";
import { portableLog } from "./portable-log.ts";

type Generator = ReturnType<typeof xoroshiro128plus>;

/** Between which numbers, what kind, and where. */
export interface UniformOptions extends TensorOptions {
  /** The smallest number, 0 unless said otherwise. */
  readonly low?: number;
  /** What no number reaches, 1 unless said otherwise. */
  readonly high?: number;
}

/** Around which number, how widely, what kind, and where. */
export interface NormalOptions extends TensorOptions {
  /** 0 unless said otherwise. */
  readonly mean?: number;
  /** The standard deviation, 1 unless said otherwise. */
  readonly deviation?: number;
}

/**
 * A stream of random numbers that is the same for the same seed, on every platform.
 *
 * Whatever draws takes one as an argument; there is no global generator, so every run can be
 * repeated.
 *
 * @see Blackman & Vigna, "Scrambled Linear Pseudorandom Number Generators" (2021): xoroshiro128+
 *
 * @example
 * ```ts
 * const random = new Random(1);
 * const weights = random.normal([784, 10], { deviation: 0.01 });
 * ```
 */
export class Random {
  private generator: Generator;
  private spare: number | undefined;

  /**
   * @param seed a whole number from 0 to 2³² − 1
   * @throws RangeError for anything else
   */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      throw new RangeError(
        explain("Random", `the seed ${seed}.`, "A seed is a whole number from 0 to 4294967295."),
      );
    }
    this.generator = xoroshiro128plus(seed | 0);
  }

  /** The next number, uniform in [0, 1), with 53 random bits. */
  next(): number {
    return uniformFloat64(this.generator);
  }

  /** The next whole number, uniform in [low, high). */
  nextInteger(low: number, high: number): number {
    if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || low >= high) {
      throw new RangeError(
        explain(
          "nextInteger",
          `from ${low} to ${high}.`,
          "Both are whole numbers, and the first is less than the second, which is never drawn.",
        ),
      );
    }
    return uniformInt(this.generator, low, high - 1);
  }

  /**
   * The next number from the standard normal distribution.
   *
   * @see Marsaglia & Bray, "A Convenient Method for Generating Normal Variables" (1964)
   */
  nextNormal(): number {
    if (this.spare !== undefined) {
      const spare = this.spare;
      this.spare = undefined;
      return spare;
    }
    for (;;) {
      const [u, v] = [2 * this.next() - 1, 2 * this.next() - 1];
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue; // outside the unit circle
      const scale = Math.sqrt((-2 * portableLog(square)) / square);
      this.spare = v * scale;
      return u * scale;
    }
  }

  /** Numbers from the uniform distribution on [low, high). */
  uniform(shape: Shape, { low = 0, high = 1, ...options }: UniformOptions = {}): Tensor {
    return this.draw("uniform", shape, options, () => low + (high - low) * this.next());
  }

  /** Numbers from the normal distribution. */
  normal(shape: Shape, { mean = 0, deviation = 1, ...options }: NormalOptions = {}): Tensor {
    return this.draw("normal", shape, options, () => mean + deviation * this.nextNormal());
  }

  /** Whole numbers, uniform in [low, high), int32 unless said otherwise. */
  integers(shape: Shape, low: number, high: number, options?: TensorOptions): Tensor {
    return this.draw("integers", shape, { dtype: "int32", ...options }, () =>
      this.nextInteger(low, high),
    );
  }

  /** The numbers 0 to count − 1 in random order. int32, `[count]`. */
  permutation(count: number, options?: Pick<TensorOptions, "backend">): Tensor {
    return this.choice(count, count, options);
  }

  /**
   * `size` of the numbers 0 to count − 1. int32, `[size]`.
   *
   * @throws RangeError if there are not as many to draw, or the weights make no sense
   */
  choice(
    count: number,
    size: number,
    options: ChoiceOptions & Pick<TensorOptions, "backend"> = {},
  ): Tensor {
    checkChoice(count, size, options);
    const { replacement = false, weights, backend } = options;
    const drawn = new Int32Array(size);
    if (weights) this.drawWeighted(drawn, weights, replacement);
    else if (replacement) for (let i = 0; i < size; i++) drawn[i] = this.nextInteger(0, count);
    else this.drawShuffled(drawn, count);
    return fromData(drawn, [size], backend && { backend });
  }

  /** A stream of its own, which depends on this one's seed and position only; this one moves on. */
  fork(): Random {
    const child = Random.from(this.state());
    child.generator.jump();
    child.spare = undefined;
    this.next();
    return child;
  }

  /** Where this stream stands; {@link Random.from} goes on from there. Survives JSON. */
  state(): readonly number[] {
    const state = [...this.generator.getState()];
    return this.spare === undefined ? state : [...state, this.spare];
  }

  /** A stream that goes on where {@link state} was taken. */
  static from(state: readonly number[]): Random {
    const random = new Random(0);
    random.generator = xoroshiro128plusFromState(state.slice(0, 4));
    random.spare = state[4];
    return random;
  }

  private draw(
    op: string,
    shape: Shape,
    { dtype = "float32", backend }: TensorOptions,
    next: () => number,
  ): Tensor {
    checkShape(op, shape);
    const data = allocate(dtype, sizeOf(shape));
    for (let i = 0; i < data.length; i++) data[i] = next();
    return fromData(data, shape, backend && { backend });
  }

  /** The first places of a shuffled deck. @see Fisher & Yates (1938), Durstenfeld (1964) */
  private drawShuffled(drawn: Int32Array, count: number): void {
    const deck = Int32Array.from({ length: count }, (_, i) => i);
    for (let i = 0; i < drawn.length; i++) {
      const other = this.nextInteger(i, count);
      [deck[i], deck[other]] = [deck[other], deck[i]];
    }
    drawn.set(deck.subarray(0, drawn.length));
  }

  private drawWeighted(drawn: Int32Array, weights: readonly number[], replacement: boolean): void {
    const left = [...weights];
    for (let i = 0; i < drawn.length; i++) {
      const total = left.reduce((sum, weight) => sum + weight, 0);
      let at = this.next() * total;
      let pick = left.findIndex((weight) => (at -= weight) < 0);
      if (pick === -1) pick = left.findLastIndex((weight) => weight > 0); // rounding at the very end
      drawn[i] = pick;
      if (!replacement) left[pick] = 0;
    }
  }
}
