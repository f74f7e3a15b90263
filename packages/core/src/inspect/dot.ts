import type { GraphNode, TapeGraph } from "./tape-graph.ts";

/** A graph in Graphviz's language DOT: boxes are operations, ellipses are parameters. */
export function dot({ nodes, edges, leftOut }: TapeGraph): string {
  const lines = ["digraph tape {", "node [shape=box];", ...nodes.map(nodeLine)];
  if (leftOut.count > 0)
    lines.push(`more [label="${leftOut.count} more not shown", style=dashed];`);
  for (const { from, to } of edges) lines.push(`${from} -> ${to};`);
  for (const to of leftOut.usedBy) lines.push(`more -> ${to} [style=dashed];`);
  return `${lines.join("\n  ")}\n}`;
}

function nodeLine({ id, title, detail, isLeaf }: GraphNode): string {
  const shape = isLeaf ? ", shape=ellipse" : "";
  return `${id} [label="${escape(title)}\\n${detail}"${shape}];`;
}

/** Text as DOT has it in quotes, where `\N` would be the node's id and `&lt;` a sign. */
function escape(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\uFFFD") // half of a surrogate pair cannot be written in UTF-8
    .replace(/\s+|\p{Cc}/gu, " ")
    .replace(/["\\]/g, String.raw`\$&`)
    .replaceAll("&", "&amp;");
}
