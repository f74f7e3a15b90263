import { liveTensors, type Tensor } from "@gradus/core";
import { Adam, GradientDescent, Sgd } from "@gradus/optimizers";
import { describe, expect, it } from "vitest";
import { earlyStopping } from "./callbacks/early-stopping.ts";
import type { Callback } from "./callbacks/callback.ts";
import { evaluate, predict } from "./evaluate.ts";
import { fit, type FitOptions } from "./fit.ts";
import { Line, pointsOnLine, squaredError } from "./testing/line.ts";

const data = pointsOnLine(4);

function options(model: Line, more: Partial<FitOptions> = {}): FitOptions {
  const optimizer = new Sgd(model.parameters(), { learningRate: 0.2 });
  return { loss: squaredError, optimizer, epochs: 3, ...more };
}

describe("fit", () => {
  it("learns the line that the points lie on", async () => {
    const model = new Line();
    const history = await fit(model, data, options(model, { epochs: 60 }));
    expect((await model.w.item()).toFixed(2)).toBe("2.00");
    expect((await model.b.item()).toFixed(2)).toBe("-1.00");
    expect(history.epochs).toHaveLength(60);
    expect(history.epochs.at(-1)!.train.loss).toBeLessThan(1e-6);
  });

  it("takes the same steps as a loop by hand", async () => {
    const [model, byHand] = [new Line(), new Line()];
    await fit(model, data, options(model, { epochs: 2 }));
    const optimizer = new GradientDescent(byHand.parameters(), { learningRate: 0.2 });
    for (let epoch = 0; epoch < 2; epoch++) {
      for (const { x, y } of data) {
        optimizer.zeroGrad();
        squaredError(byHand.forward(x), y).backward();
        optimizer.step();
      }
    }
    expect(model.w.toArray()).toEqual(byHand.w.toArray());
    expect(model.b.toArray()).toEqual(byHand.b.toArray());
  });

  it("measures loss and metrics over examples, not over batches of different sizes", async () => {
    const [a, b] = [pointsOnLine(1, 1)[0], pointsOnLine(1, 9, 2)[0]];
    const model = new Line();
    const measured = await evaluate(model, [a, b], { loss: squaredError, metrics: { first } });
    const losses = [a, b].map(({ x, y }) => Number(squaredError(model.forward(x), y).toArray()));
    expect(measured.loss).toBeCloseTo((losses[0] + 9 * losses[1]) / 10, 6);
    expect(Object.keys(measured.metrics)).toEqual(["first"]);
  });

  it("is in training mode for steps, in evaluation mode for measuring, and afterwards", async () => {
    const modes: boolean[] = [];
    class Watching extends Line {
      override forward(x: Tensor): Tensor {
        modes.push(this.training);
        return super.forward(x);
      }
    }
    const model = new Watching();
    await fit(model, data.slice(0, 1), options(model, { epochs: 2, dev: data.slice(1, 2) }));
    expect(modes).toEqual([true, false, true, false]);
    expect(model.training).toBe(false);
  });

  it("follows a schedule, clips, and adds a penalty to what is differentiated", async () => {
    const model = new Line();
    const seen: number[] = [];
    const history = await fit(
      model,
      data.slice(0, 1),
      options(model, {
        epochs: 2,
        schedule: (epoch) => 0.5 / (epoch + 1),
        clip: { norm: 1e-3 },
        penalty: () => model.w.mul(1000).sum(),
        callbacks: [{ onStep: ({ loss }) => void seen.push(loss) }],
      }),
    );
    expect(history.epochs.map(({ learningRate }) => learningRate)).toEqual([0.5, 0.25]);
    expect(Math.abs(await model.w.item())).toBeLessThan(1e-3);
    expect(await model.w.item()).toBeLessThan(0); // the penalty's side won
    expect(seen[0]).toBeLessThan(100); // and was not measured
  });

  it("frees what its steps make", async () => {
    const model = new Line();
    const settings = options(model, { optimizer: new Adam(model.parameters()), dev: data });
    await fit(model, data, { ...settings, epochs: 1 });
    const before = liveTensors();
    await fit(model, data, { ...settings, epochs: 3 });
    expect(liveTensors()).toBe(before);
  });

  it("can be stopped by a callback, and says why", async () => {
    const model = new Line();
    const stop: Callback = {
      onEpochEnd: ({ epoch }, run) => void (epoch === 1 && run.stop("enough")),
    };
    const history = await fit(model, data, options(model, { epochs: 9, callbacks: [stop] }));
    expect([history.epochs.length, history.stopped]).toEqual([2, "enough"]);
  });

  it("explains what is wrong with its arguments", async () => {
    const model = new Line();
    await expect(fit(model, [], options(model))).rejects.toThrowErrorMatchingInlineSnapshot(`
      [RangeError: fit: the data gave no batches.
        An epoch has at least one batch.
        Try: pass something that can be gone through again: a DataLoader or a list, not a generator that has ended.]
    `);
    await expect(fit(model, data, options(model, { epochs: 1.5 }))).rejects.toThrow("1.5 epochs.");
    await expect(evaluate(model, [], { loss: squaredError })).rejects.toThrow("has no examples");
  });
});

describe("predict", () => {
  it("gives one output a batch and records nothing", async () => {
    const outputs = await predict(
      new Line(),
      data.map(({ x }) => x),
    );
    expect(outputs.map(({ shape }) => shape)).toEqual(data.map(() => [8, 1]));
    expect(outputs[0].requiresGrad).toBe(false);
  });
});

describe("earlyStopping", () => {
  /** A training whose development loss goes through given values; weights count the epochs. */
  async function train(
    losses: number[],
    patience: number,
    minDelta = 0,
  ): Promise<[number, number]> {
    const model = new Line();
    let epoch = -1;
    const counting: Callback = { onEpochStart: () => model.b.assign(model.b.full(++epoch)) };
    const loss = (prediction: Tensor): Tensor => prediction.mean().mul(0).add(losses[epoch]);
    const settings = options(model, {
      loss,
      optimizer: new Sgd(model.parameters(), { learningRate: 0 }),
      epochs: losses.length,
      callbacks: [counting, earlyStopping({ patience, minDelta })],
    });
    const history = await fit(model, data.slice(0, 1), settings);
    return [history.epochs.length, await model.b.item()];
  }

  it("waits as many epochs as it has patience, and puts the best weights back", async () => {
    expect(await train([3, 2, 4, 5, 6, 7], 2)).toEqual([5, 1]);
    expect(await train([3, 2, 4, 5, 6, 7], 0)).toEqual([3, 1]);
  });

  it("begins to wait anew after an improvement", async () => {
    expect(await train([3, 4, 2, 4, 1, 5], 1)).toEqual([6, 4]);
  });

  it("takes small steps for none, with minDelta", async () => {
    expect(await train([3, 2.9, 2.8, 2.7], 1, 0.5)).toEqual([3, 0]);
  });

  it("puts the best weights back when training ends by itself", async () => {
    expect(await train([3, 1, 2], 9)).toEqual([3, 1]);
  });

  it("names the metrics there are", async () => {
    const model = new Line();
    const callbacks = [earlyStopping({ monitor: "accuracy" })];
    await expect(fit(model, data, options(model, { callbacks }))).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: earlyStopping: there is no metric accuracy.
        This training measures loss.
        Try: fit(…, { metrics: { accuracy: … } })]
    `);
  });
});

function first(prediction: Tensor): Tensor {
  return prediction.slice(0, 0);
}
