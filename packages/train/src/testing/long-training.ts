import {
  noGrad,
  type Parameter,
  parameter,
  Random,
  scope,
  tanh,
  type Tensor,
  Variable,
  zeros,
} from "@gradus/core";
import { Layer } from "@gradus/layers";
import { Adam } from "@gradus/optimizers";
import type { Batch } from "../batch.ts";
import type { Callback } from "../callbacks/callback.ts";
import { checkpoint } from "../callbacks/checkpoint.ts";
import { earlyStopping } from "../callbacks/early-stopping.ts";
import { fit } from "../fit.ts";
import type { Resumable } from "../files/training-file.ts";
import type { History } from "../history.ts";
import { pointsOnLine, squaredError } from "./line.ts";

/** A small model with all that a training has to remember: weights, running numbers, random masks. */
export class Restless extends Layer {
  readonly inner: Parameter = parameter(new Random(1).normal([1, 16]));
  readonly outer: Parameter = parameter(new Random(2).normal([16, 1], { deviation: 0.1 }));
  readonly running: Variable = new Variable(zeros([1, 16]));
  readonly random: Random = new Random(3);

  override forward(x: Tensor): Tensor {
    const hidden = tanh(x.matmul(this.inner));
    if (!this.training) return hidden.sub(this.running).matmul(this.outer);
    noGrad(() =>
      scope(() => this.running.assign(this.running.mul(0.9).add(hidden.mean(0).mul(0.1)))),
    );
    const mask = this.random.uniform(hidden.shape).greater(0.2);
    return hidden.mul(mask).sub(this.running.detach()).matmul(this.outer);
  }
}

/** Batches in a new random order every time, which remember how often they were gone through. */
export class ShuffledBatches implements Resumable {
  rounds = 0;
  private readonly batches: readonly Batch[] = pointsOnLine(6);
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  *[Symbol.iterator](): Generator<Batch> {
    this.rounds++;
    for (const i of this.random.permutation(this.batches.length).dataSync())
      yield this.batches[(i + this.rounds) % this.batches.length];
  }

  state(): number {
    return this.rounds;
  }

  loadState(state: unknown): void {
    this.rounds = Number(state);
  }
}

/** Trains in a folder, and gives the bytes of all that was learned. */
export async function longTraining(
  folder: string,
  epochs: number,
  more: readonly Callback[] = [],
): Promise<{ model: Restless; history: History; weights: string }> {
  const model = new Restless();
  const shuffle = new Random(4);
  const history = await fit(model, new ShuffledBatches(shuffle), {
    loss: squaredError,
    optimizer: new Adam(model.parameters(), { learningRate: 0.01 }),
    epochs,
    dev: pointsOnLine(1, 8, 9),
    callbacks: [
      ...more,
      earlyStopping({ patience: 4 }),
      checkpoint(folder, { randoms: { shuffle } }),
    ],
  });
  return { model, history, weights: hexOf(model) };
}

/** Every number of a model, bit for bit. */
export function hexOf(model: Layer): string {
  return Object.entries(model.state())
    .map(([name, x]) => `${name} ${Buffer.from(x.dataSync().buffer).toString("hex")}`)
    .join("\n");
}
