import { explain, type Random, type Tensor } from "@gradus/core";

/** A change that was made to an image: its name, and the numbers that were drawn for it. */
export interface Applied {
  readonly name: string;
  readonly parameters: Readonly<Record<string, number>>;
}

/** A changed image, and what was done to it, in order. */
export interface Augmented {
  readonly image: Tensor;
  readonly applied: readonly Applied[];
}

/**
 * A random change of an image `[channels, height, width]` that keeps what it shows.
 *
 * The same random stream changes it in the same way, and `replay` repeats what was drawn.
 */
export type Augmentation = (image: Tensor, random: Random) => Augmented;

/**
 * One augmentation after another.
 *
 * @example
 * ```ts
 * const augment = compose(randomTranslate({ dx: 2, dy: 2 }), randomRotate({ degrees: 10 }));
 * const { image, applied } = augment(digit, new Random(1));
 * ```
 */
export function compose(...augmentations: readonly Augmentation[]): Augmentation {
  return (image, random) => {
    let result: Augmented = { image, applied: [] };
    for (const augmentation of augmentations) {
      const next = augmentation(result.image, random);
      result = { image: next.image, applied: [...result.applied, ...next.applied] };
    }
    return result;
  };
}

/**
 * An augmentation that is made with some probability, and else leaves the image as it is.
 *
 * @throws RangeError for what is no probability
 */
export function sometimes(probability: number, augmentation: Augmentation): Augmentation {
  checkProbability("sometimes", probability);
  return (image, random) =>
    random.next() < probability ? augmentation(image, random) : { image, applied: [] };
}

/** Throws unless a number lies between 0 and 1. */
export function checkProbability(who: string, probability: number): void {
  if (probability >= 0 && probability <= 1) return;
  throw new RangeError(
    explain(who, `a probability of ${probability}.`, "A probability is between 0 and 1."),
  );
}

/** Throws unless a bound of what is drawn is finite and not negative. */
export function checkBound(who: string, name: string, bound: number): void {
  if (bound >= 0 && Number.isFinite(bound)) return;
  throw new RangeError(
    explain(who, `${name} is ${bound}.`, `The ${name} is a distance: 0 or more, and finite.`),
  );
}

/** The next number between two bounds, both finite. */
export function between(low: number, high: number, random: Random): number {
  return low + (high - low) * random.next();
}
