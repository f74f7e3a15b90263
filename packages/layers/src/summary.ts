import { type Shape, sizeOf, type Variable } from "@gradus/core";
import type { Layer } from "./layer.ts";
import { layerName } from "./layer-name.ts";
import { trace, TRACED_BATCH, type TracedLayer, type TraceOptions } from "./trace.ts";

/**
 * A model as a table: what each layer returns, and how many numbers it learns.
 *
 * @param inputShape of one example, without the batch
 * @returns lines of text
 * @throws what the model throws for such an input
 *
 * @example
 * ```ts
 * console.log(summary(model, [1, 28, 28]));
 * ```
 */
export function summary(model: Layer, inputShape: Shape, options?: TraceOptions): string {
  const [whole, ...layers] = trace(model, inputShape, options);
  const shown = layers.length === 0 || whole.parameters.length > 0 ? [whole, ...layers] : layers;
  const rows = shown.map(rowOf);
  const head = ["layer", "kind", "output", "parameters"];
  const widths = head.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => row[i].length)),
  );
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 3 ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join("  ");
  const rule = "─".repeat(line(head).length);
  const title = `${layerName(model)}: ${shapeText([TRACED_BATCH, ...inputShape])} → ${outputText(whole)}`;
  return [title, "", line(head), rule, ...rows.map(line), rule, ...totals(model)].join("\n");
}

function rowOf(row: TracedLayer): string[] {
  return [
    row.path || "(itself)",
    layerName(row.layer),
    outputText(row),
    grouped(sizesOf(row.parameters)),
  ];
}

function outputText({ outputs: [output, ...more] }: TracedLayer): string {
  if (!output) return "not used";
  return more.length === 0 ? shapeText(output) : `${shapeText(output)} × ${more.length + 1}`;
}

function shapeText(shape: Shape): string {
  const [first, ...rest] = shape;
  return `[${(first === TRACED_BATCH ? ["batch", ...rest] : shape).join(", ")}]`;
}

function totals(model: Layer): string[] {
  const parameters = model.parameters();
  const frozen = sizesOf(parameters.filter((parameter) => parameter.frozen));
  const all = sizesOf(parameters);
  const kept = sizesOf([...model.namedVariables()].map(([, variable]) => variable)) - all;
  const lines = [
    `${grouped(all)} parameters: ${grouped(all - frozen)} trainable, ${grouped(frozen)} frozen`,
  ];
  if (kept > 0) lines.push(`${grouped(kept)} other numbers, such as running statistics`);
  return lines;
}

function sizesOf(variables: readonly Variable[]): number {
  return variables.reduce((sum, variable) => sum + sizeOf(variable.shape), 0);
}

function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
