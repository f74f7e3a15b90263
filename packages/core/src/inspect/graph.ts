import { explain } from "../tensor/explain.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { dot } from "./dot.ts";
import { mermaid } from "./mermaid.ts";
import { tapeGraph } from "./tape-graph.ts";

/** How a graph is written. */
export interface GraphOptions {
  /**
   * `"mermaid"`, which GitHub and many editors draw from a code block, unless said otherwise; or
   * `"dot"`, the language of Graphviz.
   */
  readonly format?: "mermaid" | "dot";
  /** What to call tensors in the graph, usually the parameters. */
  readonly names?: Readonly<Record<string, Tensor>>;
  /** How many tensors are shown at most, those closest to the output first; 200 unless said otherwise. */
  readonly limit?: number;
}

/**
 * The tape behind a tensor, as text to be drawn: what it was computed from, and by which operations.
 *
 * Each tensor stands once, however often it was used, with its shape, and its dtype where that is
 * not float32. Arrows point the way the numbers went; gradients go back along them. Tensors that
 * no gradient flows to, such as inputs and labels, are not on the tape and so not in the graph.
 *
 * @param output any tensor; without a tape it stands alone
 * @throws TypeError for an unknown format, RangeError for a limit that is not a whole number above 0
 *
 * @example
 * ```ts
 * const w = parameter(tensor([1, 2]));
 * const loss = w.mul(w).sum();
 * graph(loss, { names: { w } });
 * // flowchart TD
 * //   n0(["w<br/>[2]"])
 * //   n1["mul<br/>[2]"]
 * //   n2["sum<br/>[]"]
 * //   n0 --> n1
 * //   n0 --> n1
 * //   n1 --> n2
 * ```
 */
export function graph(
  output: Tensor,
  { format = "mermaid", names = {}, limit = 200 }: GraphOptions = {},
): string {
  checkOptions(format, limit);
  return writers[format](tapeGraph(output, limit, namesByTensor(names)));
}

const writers = { mermaid, dot };

/** A tensor with several names, such as a weight that two layers share, has them all. */
function namesByTensor(names: Readonly<Record<string, Tensor>>): Map<Tensor, string> {
  const byTensor = new Map<Tensor, string>();
  for (const [name, tensor] of Object.entries(names)) {
    const known = byTensor.get(tensor);
    byTensor.set(tensor, known === undefined ? name : `${known}, ${name}`);
  }
  return byTensor;
}

function checkOptions(format: string, limit: number): void {
  if (!Object.hasOwn(writers, format)) {
    throw new TypeError(
      explain(
        "graph",
        `the format is ${JSON.stringify(format)}.`,
        'A graph is written as "mermaid" or as "dot".',
      ),
    );
  }
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(
      explain("graph", `the limit is ${limit}.`, "A limit is a whole number, 1 or more."),
    );
  }
}
