import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** The tape as a picture has it: boxes with ids and labels, and arrows between them. */
export interface TapeGraph {
  /** In the order of creation, so that every arrow points forward. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** How many tensors are not shown, and the ids of the operations that used one of them. */
  readonly leftOut: { readonly count: number; readonly usedBy: readonly string[] };
}

export interface GraphNode {
  readonly id: string;
  /** What made the tensor, or what it is called. */
  readonly title: string;
  /** Its shape, and its dtype where that is not float32. */
  readonly detail: string;
  /** Whether nothing on the tape made it: a parameter. */
  readonly isLeaf: boolean;
}

/** From an input to what was computed from it. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

/** What `output` was computed from, as far as the tape knows: the `limit` tensors closest to it. */
export function tapeGraph(
  output: Tensor,
  limit: number,
  names: ReadonlyMap<Tensor, string>,
): TapeGraph {
  const found = closestFirst(output);
  const shown = found.slice(0, limit).toSorted((a, b) => a.id - b.id);
  // not tensor.id, which counts everything that was ever made
  const ids = new Map(shown.map((tensor, i) => [tensor, `n${i}`]));
  const edges: GraphEdge[] = [];
  const usedBy = new Set<string>();
  for (const [tensor, to] of ids) {
    for (const { input } of tensor.node?.edges ?? []) {
      const from = ids.get(input);
      if (from === undefined) usedBy.add(to);
      else edges.push({ from, to });
    }
  }
  return {
    nodes: shown.map((tensor) => nodeOf(tensor, ids.get(tensor)!, names.get(tensor))),
    edges,
    leftOut: { count: found.length - shown.length, usedBy: [...usedBy] },
  };
}

/** Every tensor behind `output`, each once, in as many steps as it takes to reach it. */
function closestFirst(output: Tensor): Tensor[] {
  const found = new Set([output]);
  for (const tensor of found) for (const { input } of tensor.node?.edges ?? []) found.add(input);
  return [...found];
}

function nodeOf(tensor: Tensor, id: string, name: string | undefined): GraphNode {
  const dtype = tensor.isDisposed || tensor.dtype === "float32" ? "" : ` ${tensor.dtype}`;
  return {
    id,
    title: titleOf(tensor, name),
    detail: formatShape(tensor.shape) + dtype,
    isLeaf: !tensor.node?.edges.length,
  };
}

function titleOf(tensor: Tensor, name: string | undefined): string {
  if (tensor.node) return name ? `${name} = ${tensor.node.op}` : tensor.node.op;
  return name ?? (tensor.requiresGrad ? "parameter" : "tensor");
}
