import { parameter, sigmoid, tensor, type Tensor } from "@gradus/core";
import { Layer } from "@gradus/layers";
import { Sgd } from "@gradus/optimizers";
import { describe, expect, it } from "vitest";
import { fit } from "../fit.ts";
import { Line, pointsOnLine, squaredError } from "../testing/line.ts";
import type { Callback } from "./callback.ts";
import { csvLog } from "./csv-log.ts";
import { gradientProfile, profileGradients } from "./gradient-profile.ts";
import { progressBar } from "./progress-bar.ts";
import { sparkline } from "./sparkline.ts";
import { stopOnNaN } from "./stop-on-nan.ts";

async function train(callbacks: Callback[], learningRate = 0.1, epochs = 2): Promise<Line> {
  const model = new Line();
  const optimizer = new Sgd(model.parameters(), { learningRate });
  const data = pointsOnLine(3);
  await fit(model, data, { loss: squaredError, optimizer, epochs, dev: data, callbacks });
  return model;
}

describe("csvLog", () => {
  it("writes a header, and then a line an epoch", async () => {
    const lines: string[] = [];
    await train([csvLog((line) => void lines.push(line))]);
    expect(lines[0]).toBe("epoch,learningRate,seconds,loss,dev_loss\n");
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(["0", "1"]);
    expect(lines.every((line) => line.endsWith("\n") && line.split(",").length === 5)).toBe(true);
  });
});

describe("stopOnNaN", () => {
  it("ends a training that blew up, and names the weights that did", async () => {
    const model = new Line();
    const optimizer = new Sgd(model.parameters(), { learningRate: 1e30 });
    const settings = { loss: squaredError, optimizer, epochs: 50, callbacks: [stopOnNaN()] };
    const { stopped } = await fit(model, pointsOnLine(3), settings);
    expect(stopped).toMatch(/^the loss is (NaN|Infinity) in epoch \d+, step \d+/);
  });
});

describe("profileGradients", () => {
  class Deep extends Layer {
    readonly weights = Array.from({ length: 12 }, () => parameter(tensor([[0.5]])));

    override forward(x: Tensor): Tensor {
      return this.weights.reduce((h, w) => sigmoid(h.matmul(w)), x);
    }
  }

  it("sees that gradients vanish in a deep stack of sigmoids", async () => {
    const model = new Deep();
    model
      .forward(tensor([[1]]))
      .sum()
      .backward();
    const { norms, verdict } = await profileGradients(model);
    expect(Object.keys(norms)[0]).toBe("weights.0");
    expect(norms["weights.0"]).toBeLessThan(norms["weights.11"] / 1000);
    expect(verdict).toBe("vanishing");
  });

  it("is asked once an epoch as a callback", async () => {
    const epochs: number[] = [];
    await train([gradientProfile((_profile, epoch) => void epochs.push(epoch))]);
    expect(epochs).toEqual([0, 1]);
  });
});

describe("progressBar", () => {
  const clock = (): (() => number) => {
    let time = 0;
    return () => (time += 250);
  };

  it("is one quiet line an epoch where there is no terminal", async () => {
    let text = "";
    await train([progressBar({ terminal: { write: (more) => (text += more) }, now: clock() })]);
    expect(text.replaceAll(/\d+\.\d+/g, "N")).toBe(
      "epoch 1/2  loss N  dev loss N  N s\nepoch 2/2  loss N  dev loss N  N s\n",
    );
  });

  it("redraws a line with rate, time left and losses on a terminal, and never wraps", async () => {
    const writes: string[] = [];
    const terminal = { write: (text: string) => writes.push(text), isTTY: true, columns: 60 };
    await train([progressBar({ terminal, now: clock() })]);
    const lines = writes.filter((line) => !line.endsWith("\n"));
    expect(lines[0]).toContain("\r\u001b[Kepoch 1/2  ███████░░░░░░░░░░░░░  loss");
    for (const line of lines) expect(line.replace("\r\u001b[K", "").length).toBeLessThan(60);
  });
});

describe("sparkline", () => {
  it("goes from the smallest to the largest number", () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8)).toBe("▁▂▃▄▅▆▇█");
    expect(sparkline([8, 8, 0, 0], 2)).toBe("█▁");
    expect(sparkline([1, Number.NaN], 9)).toBe("▁?");
    expect(sparkline([], 9)).toBe("");
  });
});
