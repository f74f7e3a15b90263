/**
 * The sentence after `@diagnosis` in the first comment of a mistake's source.
 *
 * @returns undefined if there is none, or if it is longer than one line
 */
export function readDiagnosis(source: string): string | undefined {
  const comment = /^\s*\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? "";
  const lines = comment.split("\n").map((text) => text.replace(/^\s*\*/, "").trim());
  const at = lines.findIndex((text) => text.startsWith("@diagnosis "));
  const next = lines[at + 1] ?? "";
  if (at < 0 || (next !== "" && !next.startsWith("@"))) return undefined;
  return lines[at].slice("@diagnosis ".length).trim() || undefined;
}
