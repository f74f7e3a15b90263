import type { Tensor } from "@gradus/core";
import type { Measures } from "./history.ts";

/** Means over examples, from means over batches of different sizes. */
export class Means {
  private readonly names: readonly string[];
  private readonly sums: number[];
  private count = 0;

  constructor(names: readonly string[]) {
    this.names = names;
    this.sums = [0, ...names.map(() => 0)];
  }

  get examples(): number {
    return this.count;
  }

  /** Takes the loss and then each metric of a batch, and disposes of them. */
  async add(measured: readonly Tensor[], examples: number): Promise<number> {
    const values = await Promise.all(measured.map((tensor) => tensor.item()));
    for (const tensor of measured) tensor.dispose();
    values.forEach((value, i) => (this.sums[i] += value * examples));
    this.count += examples;
    return values[0];
  }

  measures(): Measures {
    const [loss, ...others] = this.sums.map((sum) => sum / this.count);
    return { loss, metrics: Object.fromEntries(this.names.map((name, i) => [name, others[i]])) };
  }
}
