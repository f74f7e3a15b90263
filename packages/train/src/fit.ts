import { explain, scope, type Tensor } from "@gradus/core";
import type { Layer } from "@gradus/layers";
import { clipGradients, type ClipOptions, type Optimizer, type Schedule } from "@gradus/optimizers";
import type { Batch, Batches, Loss, Metric } from "./batch.ts";
import type { Callback, ForwardPass, Training } from "./callbacks/callback.ts";
import { evaluate } from "./evaluate.ts";
import type { EpochRecord, History, Measures } from "./history.ts";
import { Means } from "./means.ts";

export interface FitOptions {
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  /** How often to go through the data. */
  readonly epochs: number;
  /** A development set, measured after every epoch. */
  readonly dev?: Batches;
  readonly metrics?: Readonly<Record<string, Metric>>;
  /** The learning rate of each epoch. */
  readonly schedule?: Schedule;
  /** Clips gradients before every step. */
  readonly clip?: ClipOptions;
  /** Added to the loss that is differentiated, such as a penalty on the weights; not measured. */
  readonly penalty?: () => Tensor;
  readonly callbacks?: readonly Callback[];
}

/**
 * Trains a model: epochs of mini-batches, each a forward pass, a backward pass and a step.
 *
 * Every step is a scope, so that nothing it makes outlives it. The model is left in evaluation mode.
 *
 * @returns what was measured, epoch by epoch
 * @throws RangeError if there are no batches, or the number of epochs is not a whole one
 *
 * @example
 * ```ts
 * const history = await fit(model, loader, {
 *   loss: crossEntropy,
 *   optimizer: new Adam(model.parameters()),
 *   epochs: 10,
 *   dev: devLoader,
 *   callbacks: [progressBar(), earlyStopping({ patience: 3 })],
 * });
 * ```
 */
export async function fit(model: Layer, data: Batches, options: FitOptions): Promise<History> {
  checkEpochs(options.epochs);
  const run = new Fit(model, data, options);
  return run.run();
}

/** One training, from its first epoch to its last. */
class Fit implements Training {
  readonly model: Layer;
  readonly optimizer: Optimizer;
  readonly epochs: number;
  readonly data: Batches;
  readonly callbacks: readonly Callback[];
  private readonly options: FitOptions;
  private records: EpochRecord[] = [];
  private stopped: string | undefined;

  constructor(model: Layer, data: Batches, options: FitOptions) {
    this.model = model;
    this.optimizer = options.optimizer;
    this.epochs = options.epochs;
    this.data = data;
    this.options = options;
    this.callbacks = options.callbacks ?? [];
  }

  get history(): History {
    const stopped = this.stopped === undefined ? {} : { stopped: this.stopped };
    return { epochs: [...this.records], ...stopped };
  }

  stop(reason: string): void {
    this.stopped ??= reason;
  }

  forward({ x, y }: Batch): ForwardPass {
    const { loss: lossOf, penalty } = this.options;
    const prediction = this.model.forward(x);
    const loss = lossOf(prediction, y);
    return { prediction, loss, cost: penalty ? loss.add(penalty()) : loss };
  }

  private get ended(): boolean {
    return this.stopped !== undefined;
  }

  async run(): Promise<History> {
    for (const callback of this.callbacks) {
      const resume = await callback.onStart?.(this);
      if (!resume) continue;
      this.records = [...resume.epochs];
      if (resume.stopped !== undefined) this.stop(resume.stopped);
    }
    for (let epoch = this.records.length; epoch < this.epochs && !this.ended; epoch++)
      await this.runEpoch(epoch);
    this.model.eval();
    for (const callback of this.callbacks) await callback.onEnd?.(this.history, this);
    return this.history;
  }

  private async runEpoch(epoch: number): Promise<void> {
    const { schedule, dev, loss, metrics = {} } = this.options;
    if (schedule) this.optimizer.learningRate = schedule(epoch);
    for (const callback of this.callbacks) await callback.onEpochStart?.(epoch, this);
    const start = performance.now();
    const train = await this.trainEpoch(epoch);
    const record: EpochRecord = {
      epoch,
      train,
      ...(dev && { dev: await evaluate(this.model, dev, { loss, metrics }) }),
      learningRate: this.optimizer.learningRate,
      seconds: (performance.now() - start) / 1000,
    };
    this.records.push(record);
    for (const callback of this.callbacks) await callback.onEpochEnd?.(record, this);
  }

  private async trainEpoch(epoch: number): Promise<Measures> {
    this.model.train();
    const means = new Means(Object.keys(this.options.metrics ?? {}));
    const steps = stepsOf(this.data);
    let step = 0;
    for await (const batch of this.data) {
      const measured = await this.trainStep(batch, epoch, step);
      const examples = batch.x.shape[0];
      const loss = await means.add(measured, examples);
      const report = { epoch, step, steps, loss, examples };
      for (const callback of this.callbacks) await callback.onStep?.(report, this);
      step++;
      if (this.ended) break;
    }
    if (step === 0) throw noBatches();
    return means.measures();
  }

  /** Moves the weights once; returns the loss and the metrics before they moved. */
  private async trainStep(batch: Batch, epoch: number, step: number): Promise<Tensor[]> {
    const { metrics = {}, clip } = this.options;
    this.optimizer.zeroGrad();
    const measured = scope(() => {
      const { prediction, loss, cost } = this.forward(batch);
      cost.backward();
      const seen = prediction.detach();
      return [loss, ...Object.values(metrics).map((metric) => metric(seen, batch.y))].map(
        (measure) => measure.detach(),
      );
    });
    const inProgress = { epoch, step, batch, loss: measured[0] };
    for (const callback of this.callbacks) await callback.onGradients?.(this, inProgress);
    if (this.ended) return measured;
    if (clip) scope(() => void clipGradients(this.optimizer.parameters(), clip));
    this.optimizer.step();
    return measured;
  }
}

/** How many batches there are, where the data says it: a `DataLoader` has `length`. */
function stepsOf(data: Batches): number | undefined {
  return "length" in data && typeof data.length === "number" ? data.length : undefined;
}

function checkEpochs(epochs: number): void {
  if (Number.isInteger(epochs) && epochs >= 0) return;
  throw new RangeError(
    explain("fit", `${epochs} epochs.`, "The number of epochs is a whole number, 0 or more."),
  );
}

function noBatches(): RangeError {
  return new RangeError(
    explain(
      "fit",
      "the data gave no batches.",
      "An epoch has at least one batch.",
      "pass something that can be gone through again: a DataLoader or a list, not a generator that has ended.",
    ),
  );
}
