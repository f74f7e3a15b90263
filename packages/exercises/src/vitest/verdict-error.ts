import { renderVerdict, verdictText } from "../render/render-verdict.ts";
import type { CheckResult } from "../run/result.ts";
import type { Thrown } from "../run/thrown.ts";

/** A check that does not pass, as vitest shows it: the verdict, and of the stack only the learner's own lines. */
export class VerdictError extends Error {
  override readonly name = "Verdict";

  constructor(check: CheckResult, id: string) {
    const [, ...findings] = renderVerdict(check);
    super(`${check.title}\n${verdictText(findings)}`);
    this.stack = stackOf(this, check.thrown?.stack ?? "", id);
  }
}

/** The learner's file cannot be loaded: a syntax error, a wrong import, an error at its top level. */
export class LoadError extends Error {
  override readonly name = "Verdict";

  constructor({ message, description, stack }: Thrown, id: string) {
    const reason = message.includes("Transform failed") ? syntaxError(message) : description;
    super(`${id}/exercise.ts cannot be loaded.\n${reason.replaceAll(/^/gm, "  ")}`);
    this.stack = stackOf(this, stack, id);
  }
}

/** The parser's own words and picture, without its frame around them. */
function syntaxError(message: string): string {
  const [, ...lines] = message.split("\n").filter((line) => line.trim() !== "");
  return lines.join("\n").replace("[PARSE_ERROR] ", "Syntax error: ");
}

function stackOf({ name, message }: Error, stack: string, id: string): string {
  const own = stack
    .split("\n")
    .filter(
      (line) => line.replaceAll("\\", "/").includes(`/${id}/exercise.ts`) && /^\s*at /.test(line),
    );
  return [`${name}: ${message}`, ...own].join("\n");
}
