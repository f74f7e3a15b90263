import { argmax, type Backend, cpu } from "@gradus/core";
import { DataLoader } from "@gradus/data";
import type { Layer } from "@gradus/layers";
import { predict } from "@gradus/train";
import type { Digits } from "./digits.ts";

/** The label that a model gives to every row: the one of the highest score. */
export async function classify(
  model: Layer,
  data: Digits,
  backend: Backend = cpu,
): Promise<number[]> {
  const labels: number[] = [];
  for (const { x } of new DataLoader(data, { batchSize: 250, backend })) {
    const [scores] = await predict(model, [x]);
    const best = argmax(scores, -1);
    labels.push(...(await best.data()));
    for (const tensor of [scores, best]) tensor.dispose();
  }
  return labels;
}
