import type { Backend } from "@gradus/core";
import type { Callback } from "@gradus/train";

/** A real training: what it shows, and how to run it. */
export interface Demo {
  /** One line: the data, the model, and what is to be seen. */
  readonly title: string;
  /** Whether it computes on the stage's backend; else on the reference backend, whatever that is. */
  readonly anyBackend?: true;
  run(stage: Stage): Promise<Outcome>;
}

/** What a demo is given. */
export interface Stage {
  /** Fewer data and epochs: the reference backend finishes in under three minutes. */
  readonly quick: boolean;
  /** What to compute with. */
  readonly backend: Backend;
  /** One line for the reader. */
  readonly say: (line: string) => void;
  /** Keeps an SVG under a name, in the folder for output. */
  readonly plot: (name: string, svg: string) => void;
  /** Callbacks that show how a training goes. */
  readonly progress: () => Callback[];
}

/** What came out. */
export interface Outcome {
  /** Every number worth keeping, by name. */
  readonly figures: Readonly<Record<string, number>>;
  /** What the demo promises, and whether it came true. */
  readonly claims: readonly Claim[];
}

/** A sentence such as "test accuracy is at least 0.97", and whether it holds. */
export interface Claim {
  readonly sentence: string;
  readonly holds: boolean;
}

/** A claim that a figure is at least as large as promised. */
export function atLeast(name: string, value: number, promised: number): Claim {
  return { sentence: `${name} is at least ${promised}`, holds: value >= promised };
}

/** A claim that one figure is less than another. */
export function lessThan(name: string, value: number, other: string, bound: number): Claim {
  return { sentence: `${name} is less than ${other}`, holds: value < bound };
}
