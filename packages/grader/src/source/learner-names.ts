/**
 * The names of the learner's that an action of an `act.ts` uses, in order: `m.neuron(…)` uses `neuron`.
 *
 * @param source the text of the `act.ts`
 */
export function learnerNames(source: string, action: string): string[] {
  const lines = source.split("\n");
  const start = lines.findIndex((line) =>
    new RegExp(String.raw`^export\s+(?:async\s+)?(?:function|const)\s+${action}(?!\w)`).test(line),
  );
  if (start === -1) return [action];
  const next = lines.findIndex((line, i) => i > start && /^(?:export\s|\}|\);)/.test(line));
  const body = lines.slice(start, next === -1 ? undefined : next + 1).join("\n");
  const module = /\(\s*([\w$]+)\s*:/.exec(body)?.[1] ?? "m";
  const uses = body.matchAll(new RegExp(String.raw`(?<![\w$.])${module}\.([\w$]+)`, "g"));
  return [...new Set([...uses].map((use) => use[1]))];
}
