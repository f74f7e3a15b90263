import {
  allocate,
  type Backend,
  cpu,
  type DType,
  explain,
  fromData,
  grads as gradientsOf,
  sizeOf,
  type Tensor,
} from "@gradus/core";
import { Attributes } from "./attributes.ts";
import { compare, largestMagnitude } from "./compare.ts";
import type { Concept } from "./concept.ts";
import type { GoldenCase, GoldenTensor } from "./golden-file.ts";

/** In which dtype, where, and how close to the golden values a case has to come. */
export interface Precision {
  readonly dtype: Exclude<DType, "int32">;
  readonly backend: Backend;
  /** Relative to the largest magnitude of the tensor. */
  readonly tolerance: number;
}

/** The precisions that every case has to hold in on the reference backend. */
export const precisions: readonly Precision[] = [
  { dtype: "float64", backend: cpu, tolerance: 1e-9 },
  { dtype: "float32", backend: cpu, tolerance: 1e-4 },
];

/** The precision that every case has to hold in on a GPU, which has no float64. */
export function precisionOn(gpu: Backend): Precision {
  return { dtype: "float32", backend: gpu, tolerance: 1e-4 };
}

/**
 * Computes a case through the public API and compares outputs and gradients.
 *
 * @throws Error that names the first output or gradient that differs
 */
export async function runCase(
  golden: GoldenCase,
  concept: Concept,
  { dtype, backend, tolerance }: Precision,
): Promise<void> {
  const attrs = new Attributes(golden.attrs);
  const inputs = mapValues(golden.inputs, (value) => build(value, dtype, backend));
  const closeness = { tolerance, magnitude: magnitudeOf(golden) };
  const asked = mapValues(golden.outputs, ({ shape }) => shape);
  const outputs = await concept(attrs, inputs, asked, golden.name);
  for (const [name, expected] of Object.entries(golden.outputs)) {
    const y = outputs[name];
    if (!y) throw new Error(explain(name, "nothing was computed.", "The case has this output."));
    compare(name, y, await y.data(), expected, closeness);
  }

  const names = Object.keys(golden.grads);
  if (names.length === 0) return;
  const loss = (...at: Tensor[]): Tensor => {
    const watched = Object.fromEntries(names.map((name, i) => [name, at[i]]));
    const result = concept(attrs, { ...inputs, ...watched }, asked, golden.name);
    if (result instanceof Promise) throw waits(golden.name);
    return result["y"].mul(inputs["cotangent"]).sum();
  };
  const found = gradientsOf(loss)(...names.map((name) => inputs[name]));
  for (const [i, name] of names.entries())
    compare(`∂/∂${name}`, found[i], await found[i].data(), golden.grads[name], closeness);
}

function waits(name: string): Error {
  return new Error(
    explain(
      name,
      "its concept waits for numbers.",
      "A gradient follows operations, which never wait.",
    ),
  );
}

function magnitudeOf({ outputs, grads }: GoldenCase): number {
  const tensors = [...Object.values(outputs), ...Object.values(grads)];
  return Math.max(0, ...tensors.map(({ data }) => largestMagnitude(data.map(Number))));
}

function build(golden: GoldenTensor, dtype: DType, backend: Backend): Tensor {
  const data = allocate(golden.dtype === "float64" ? dtype : "int32", sizeOf(golden.shape));
  if (data.length !== golden.data.length) {
    throw new Error(
      explain(
        "inputs",
        `${golden.data.length} numbers for a shape of ${data.length}.`,
        "A tensor has as many numbers as its shape.",
      ),
    );
  }
  golden.data.forEach((value, i) => (data[i] = Number(value)));
  return fromData(data, golden.shape, { backend });
}

function mapValues<T>(
  record: Readonly<Record<string, GoldenTensor>>,
  f: (value: GoldenTensor) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]));
}
