import type { GraphNode, TapeGraph } from "./tape-graph.ts";

/** A graph as Mermaid text: boxes are operations, stadiums are parameters. */
export function mermaid({ nodes, edges, leftOut }: TapeGraph): string {
  const lines = ["flowchart TD", ...nodes.map(nodeLine)];
  if (leftOut.count > 0) lines.push(`more["${leftOut.count} more not shown"]`);
  for (const { from, to } of edges) lines.push(`${from} --> ${to}`);
  for (const to of leftOut.usedBy) lines.push(`more -.-> ${to}`);
  return lines.join("\n  ");
}

function nodeLine({ id, title, detail, isLeaf }: GraphNode): string {
  const label = `"${escape(title)}<br/>${detail}"`;
  return isLeaf ? `${id}([${label}])` : `${id}[${label}]`;
}

/**
 * Text that means nothing to Mermaid, and is read by people as it was written.
 *
 * Mermaid reads quotes, HTML, Markdown, comments and directives inside a label, so everything but
 * letters, digits and what stands between them becomes a character code: `"` is `#34;`.
 */
function escape(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\uFFFD") // half of a surrogate pair has no code
    .replace(/\s+|\p{Cc}/gu, " ")
    .replace(/[^\p{L}\p{N} ,=._-]|(?<![\p{L}\p{N}])[._-]|[._-](?![\p{L}\p{N}])/gu, (character) => {
      return `#${character.codePointAt(0)};`;
    });
}
