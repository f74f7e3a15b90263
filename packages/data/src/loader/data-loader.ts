import { type Backend, explain, Random } from "@gradus/core";
import { augmentBatch, type Augmentations } from "./augment-batch.ts";
import type { Batch, Dataset, Fields } from "./dataset.ts";
import { disposeBatch, moveBatch } from "./move-batch.ts";
import { checkDrawWeights, type OrderOptions, rowOrder } from "./row-order.ts";

/** How batches are drawn. */
export interface DataLoaderOptions<F extends Fields> {
  /** How many rows a batch has, 32 unless said otherwise. */
  readonly batchSize?: number;
  /** Whether every epoch has an order of its own; rows come in their order unless said otherwise. */
  readonly shuffle?: boolean;
  /** Where chance comes from; needed to shuffle, draw or augment. */
  readonly random?: Random;
  /** Whether the last batch is left out where it is smaller; it is not unless said otherwise. */
  readonly dropLast?: boolean;
  /** How many batches `for await` prepares ahead, 1 unless said otherwise. */
  readonly prefetch?: number;
  /** Draws rows with replacement, each as often as its weight says; an epoch has as many rows as before. */
  readonly drawBy?: ArrayLike<number>;
  /** What changes the images of a field as they are drawn. */
  readonly augment?: Augmentations<F>;
  /**
   * Where batches are computed with; where the data is unless said otherwise. Batches that are copied there are disposed
   * of when the next one is asked for.
   */
  readonly backend?: Backend;
}

/** Where a loader stands. Survives JSON. */
export interface DataLoaderState {
  /** How many epochs are complete. */
  readonly epoch: number;
  /** How many batches of the current epoch were delivered. */
  readonly batch: number;
  /** How many batches were delivered in all. */
  readonly iteration: number;
  /** Where the random stream stood when the current epoch began. */
  readonly random: readonly number[] | null;
}

/**
 * Delivers the rows of a data set in batches, epoch by epoch.
 *
 * One loop over it is one epoch, in which every row comes once. `for … of` makes a batch when it is
 * asked for; `for await … of` prepares batches ahead, while the loop waits for something else.
 *
 * A loop that is broken off leaves its epoch incomplete, and the next loop begins a new one. A loader
 * whose state was loaded goes on in the middle of the epoch, with the batches that would have come.
 *
 * @example
 * ```ts
 * const loader = new DataLoader(data, { batchSize: 32, shuffle: true, random: new Random(1) });
 * for (let epoch = 0; epoch < 10; epoch++)
 *   for (const { x, labels } of loader) step(x, labels);
 * ```
 */
export class DataLoader<F extends Fields> {
  readonly dataset: Dataset<F>;
  readonly batchSize: number;
  readonly dropLast: boolean;
  readonly prefetch: number;
  private readonly order: OrderOptions;
  private readonly augment: Augmentations<F> | undefined;
  private readonly backend: Backend | undefined;
  private random: Random | undefined;
  private counts = { epoch: 0, batch: 0, iteration: 0 };
  /** Where the stream stood when the epoch began that is not complete yet. */
  private begun: readonly number[] | undefined;
  private resumes = false;

  /** @throws RangeError for a batch size that leaves no batch, or chance without a `random` */
  constructor(
    dataset: Dataset<F>,
    {
      batchSize = 32,
      shuffle = false,
      random,
      dropLast = false,
      prefetch = 1,
      drawBy,
      augment,
      backend,
    }: DataLoaderOptions<F> = {},
  ) {
    this.dataset = dataset;
    this.batchSize = batchSize;
    this.dropLast = dropLast;
    this.prefetch = prefetch;
    this.order = { shuffle, drawBy };
    this.augment = augment;
    this.backend = backend;
    this.random = random?.fork(); // what others draw from the same stream does not matter
    checkSizes(this);
    checkDrawWeights(dataset.length, drawBy);
    checkChance(random, shuffle || drawBy !== undefined || augment !== undefined);
  }

  /** How many batches an epoch has. */
  get length(): number {
    const batches = this.dataset.length / this.batchSize;
    return this.dropLast ? Math.floor(batches) : Math.ceil(batches);
  }

  /** How many batches some epochs have. */
  iterations(epochs: number): number {
    return epochs * this.length;
  }

  /** How many epochs are complete. */
  get epoch(): number {
    return this.counts.epoch;
  }

  /** How many batches of the current epoch were delivered. */
  get batch(): number {
    return this.counts.batch;
  }

  /** How many batches were delivered in all. */
  get iteration(): number {
    return this.counts.iteration;
  }

  /** Where this loader stands; `loadState` goes on from there. */
  state(): DataLoaderState {
    return { ...this.counts, random: this.begun ?? this.random?.state() ?? null };
  }

  /**
   * Goes on where a loader of the same data and options stood: the next loop delivers what is left of
   * the epoch.
   *
   * @throws RangeError if the state is not one of this loader's
   */
  loadState({ epoch, batch, iteration, random }: DataLoaderState): this {
    if (batch > this.length || (random === null) !== (this.random === undefined)) {
      throw new RangeError(
        explain(
          "DataLoader",
          `a state at batch ${batch} with ${random ? "a" : "no"} random stream.`,
          `This loader has ${this.length} batches and ${this.random ? "a" : "no"} random stream.`,
          "build the loader with the same data and options as the one that was saved.",
        ),
      );
    }
    if (random) this.random = Random.from(random);
    this.counts = { epoch, batch, iteration };
    this.begun = undefined;
    this.resumes = true;
    return this;
  }

  /** Delivers an epoch, or what is left of one. */
  *[Symbol.iterator](): Generator<Batch<F>, void> {
    for (const make of this.begin()) {
      const batch = make();
      try {
        yield this.deliver(batch);
      } finally {
        if (this.backend) disposeBatch(batch);
      }
    }
    this.complete();
  }

  /** Delivers an epoch, or what is left of one, and prepares batches ahead. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Batch<F>, void> {
    const makers = this.begin().values();
    const ahead: Promise<Batch<F>>[] = [];
    const prepare = (): void => {
      const next = makers.next();
      if (next.done) return;
      const batch = later(next.value);
      batch.catch(() => undefined); // whoever awaits it is told
      ahead.push(batch);
    };
    try {
      for (let i = 0; i < this.prefetch; i++) prepare();
      for (;;) {
        prepare();
        const batch = await ahead.shift();
        if (!batch) break;
        try {
          yield this.deliver(batch);
        } finally {
          if (this.backend) disposeBatch(batch);
        }
      }
      this.complete();
    } finally {
      for (const batch of ahead) batch.then(disposeBatch, () => undefined);
    }
  }

  /** Draws the order of an epoch, and how to make each of its batches that are still to come. */
  private begin(): (() => Batch<F>)[] {
    if (!this.resumes) this.counts.batch = 0;
    this.resumes = false;
    this.begun = this.random?.state();
    const order = rowOrder(this.dataset.length, this.order, this.random?.fork());
    const changes = this.random?.fork();
    const makers = Array.from({ length: this.length }, (_, at) => {
      const rows = order.slice(at * this.batchSize, (at + 1) * this.batchSize);
      const random = changes?.fork();
      return () => this.make(rows, random);
    });
    return makers.slice(this.counts.batch);
  }

  private make(rows: readonly number[], random: Random | undefined): Batch<F> {
    const plain = this.dataset.batch(rows);
    const batch = this.augment && random ? augmentBatch(plain, this.augment, random) : plain;
    return this.backend ? moveBatch(batch, this.backend) : batch;
  }

  private deliver(batch: Batch<F>): Batch<F> {
    this.counts.batch++;
    this.counts.iteration++;
    return batch;
  }

  private complete(): void {
    this.counts.epoch++;
    this.counts.batch = 0;
    this.begun = undefined;
  }
}

/** Makes a batch when there is time, after what is running now. */
async function later<T>(make: () => T): Promise<T> {
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  return make();
}

function checkSizes({ batchSize, prefetch, dataset, length }: DataLoader<Fields>): void {
  const whole = Number.isInteger(batchSize) && batchSize > 0;
  if (whole && length > 0 && Number.isInteger(prefetch) && prefetch >= 0) return;
  throw new RangeError(
    explain(
      "DataLoader",
      `batches of ${batchSize} from ${dataset.length} rows, ${prefetch} of them ahead.`,
      "Both are whole numbers, and an epoch has a batch at least.",
    ),
  );
}

function checkChance(random: Random | undefined, needed: boolean): void {
  if (random || !needed) return;
  throw new RangeError(
    explain(
      "DataLoader",
      "shuffle, drawBy or augment without random.",
      "What chance decides comes from a seeded stream, so that a run can be repeated.",
      "{ shuffle: true, random: new Random(1) }",
    ),
  );
}
