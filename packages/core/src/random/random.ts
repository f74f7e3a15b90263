import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { cpu } from "../backend/cpu/cpu-backend.ts";
import { fromData, type TensorOptions, zeros } from "../tensor/creation.ts";
import { allocate } from "../tensor/dtype.ts";
import { explain } from "../tensor/explain.ts";
import { checkShape, type Shape, sizeOf } from "../tensor/shape.ts";
import { Tensor } from "../tensor/tensor.ts";
import { checkChoice, type ChoiceOptions, drawShuffled, drawWeighted } from "./choice.ts";
import { type Key, randomWords } from "./counter.ts";
import {
  checkIntegerRange,
  checkIntegers,
  checkNormal,
  checkProbability,
  checkState,
  intervalOf,
} from "./parameters.ts";
import { portableLog } from "./portable-log.ts";
import { scramble, stateFromSeed } from "./seeding.ts";

type Generator = ReturnType<typeof xoroshiro128plusFromState>;

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
    this.generator = xoroshiro128plusFromState(stateFromSeed(seed));
  }

  /** The next number, uniform in [0, 1), with 53 random bits. */
  next(): number {
    return uniformFloat64(this.generator);
  }

  /** The next whole number, uniform in [low, high). */
  nextInteger(low: number, high: number): number {
    checkIntegerRange("nextInteger", low, high);
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

  /**
   * Numbers from the uniform distribution on [low, high). The bounds are rounded to the dtype.
   *
   * @throws RangeError unless `low` is less than `high` and their distance finite, TypeError for int32
   */
  uniform(shape: Shape, { low = 0, high = 1, ...options }: UniformOptions = {}): Tensor {
    const [from, to, round] = intervalOf(low, high, options.dtype);
    return this.draw("uniform", shape, options, () => {
      for (;;) {
        const x = round(from + (to - from) * this.next());
        if (x < to) return x; // what rounds up to the upper bound is drawn again
      }
    });
  }

  /**
   * Numbers from the normal distribution.
   *
   * @throws RangeError for a negative deviation or anything that is not finite, TypeError for int32
   */
  normal(shape: Shape, { mean = 0, deviation = 1, ...options }: NormalOptions = {}): Tensor {
    checkNormal(mean, deviation, options.dtype);
    return this.draw("normal", shape, options, () => mean + deviation * this.nextNormal());
  }

  /**
   * Whole numbers, uniform in [low, high), int32 unless said otherwise.
   *
   * @throws RangeError unless `low` is less than `high` and the dtype holds every number between them
   */
  integers(
    shape: Shape,
    low: number,
    high: number,
    { dtype = "int32", ...options }: TensorOptions = {},
  ): Tensor {
    checkIntegers(low, high, dtype);
    return this.draw("integers", shape, { dtype, ...options }, () => this.nextInteger(low, high));
  }

  /**
   * Ones with a probability, else zeros: tosses of a coin.
   *
   * The stream gives only a key; toss i depends on the key and on i. So a device makes its own tosses, the same as
   * everywhere, instead of waiting for them to be copied there.
   *
   * @param probability of a 1, rounded up to a whole multiple of 2⁻³²
   * @throws RangeError unless the probability is between 0 and 1
   */
  bernoulli(
    shape: Shape,
    probability: number,
    { dtype = "float32", backend = cpu }: TensorOptions = {},
  ): Tensor {
    checkShape("bernoulli", shape);
    checkProbability("bernoulli", probability);
    const key: Key = [this.generator.next(), this.generator.next()];
    if (probability === 0) return zeros(shape, { dtype, backend });
    const largest = Math.ceil(probability * 2 ** 32) - 1;
    const kernel = backend.fused.bernoulli;
    if (kernel) return new Tensor(backend, kernel(key, largest, sizeOf(shape), dtype), shape);
    const data = allocate(dtype, sizeOf(shape));
    const words = randomWords(key, data.length);
    for (let i = 0; i < data.length; i++) data[i] = words[i] <= largest ? 1 : 0;
    return fromData(data, shape, { backend });
  }

  /** The numbers 0 to count − 1 in random order. int32, `[count]`. */
  permutation(count: number, options?: Pick<TensorOptions, "backend">): Tensor {
    return this.chosen("permutation", count, count, { ...options });
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
    return this.chosen("choice", count, size, options);
  }

  private chosen(
    op: string,
    count: number,
    size: number,
    options: ChoiceOptions & Pick<TensorOptions, "backend">,
  ): Tensor {
    checkChoice(op, count, size, options);
    const { replacement = false, weights, backend } = options;
    const drawn = new Int32Array(size);
    if (weights) drawWeighted(this, drawn, weights, replacement);
    else if (replacement) for (let i = 0; i < size; i++) drawn[i] = this.nextInteger(0, count);
    else drawShuffled(this, drawn, count);
    return fromData(drawn, [size], backend && { backend });
  }

  /**
   * A stream of its own, which depends on this one's seed and position only; this one moves on.
   *
   * The child starts from 128 bits drawn here: a place of its own in a cycle of 2¹²⁸ − 1 numbers, so
   * that streams do not meet, however often they fork.
   */
  fork(): Random {
    return Random.from([0, 1, 2, 3].map(() => scramble(this.generator.next())));
  }

  /**
   * Where this stream stands; {@link restore} and {@link Random.from} go on from there. Survives JSON.
   */
  state(): readonly number[] {
    const state = [...this.generator.getState()];
    return this.spare === undefined ? state : [...state, this.spare];
  }

  /**
   * A stream that goes on where {@link state} was taken.
   *
   * @throws RangeError for numbers that no stream has as its state
   */
  static from(state: readonly number[]): Random {
    const random = new Random(0);
    random.resume("Random.from", state);
    return random;
  }

  /**
   * Goes on where {@link state} was taken, in everyone's hands who holds this stream.
   *
   * @throws RangeError for numbers that no stream has as its state; the stream stays where it is then
   */
  restore(state: readonly number[]): void {
    this.resume("restore", state);
  }

  private resume(who: string, state: readonly number[]): void {
    checkState(who, state);
    this.generator = xoroshiro128plusFromState(state.slice(0, 4));
    this.spare = state[4];
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
}
