/**
 * The text of every error here: who was given what, the rule it breaks, and what to try.
 *
 *     matmul: [2, 3] × [2, 3]: the inner lengths 3 and 2 differ.
 *       [m, k] × [k, n] → [m, n]: the left matrix needs as many columns as the right one has rows.
 *       Try: b.transpose()
 */
export function explain(who: string, given: string, rule: string, hint?: string): string {
  const lines = [`${who}: ${given}`, rule];
  if (hint) lines.push(`Try: ${hint}`);
  return lines.join("\n  ");
}
