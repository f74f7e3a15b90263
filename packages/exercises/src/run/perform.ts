import { NotPlainError, toPlain } from "../plain/to-plain.ts";
import { renderValue } from "../render/render-value.ts";
import type { Outcome } from "./result.ts";
import { MissingExportError, type ModuleExports, type Subject } from "./subject.ts";
import { describeThrown } from "./thrown.ts";
import { type WatchedModule, watchModule } from "./watched-module.ts";
import { withinLimit } from "./within-limit.ts";

/** Calls an action with arguments of its own, and says what came of it. Never throws because of the learner's code. */
export async function perform(subject: Subject, action: string, args: unknown[]): Promise<Outcome> {
  const { learner, acts, patience } = subject;
  if (acts) return performAct({ ...subject, acts }, watchModule(learner), action, args);
  try {
    const call = learner[action];
    if (typeof call !== "function") throw new MissingExportError(action);
    return returned(await settle(call(...args), patience));
  } catch (error) {
    return { kind: "threw", thrown: describeThrown(error) };
  }
}

interface ActedSubject extends Subject {
  readonly acts: ModuleExports;
}

async function performAct(
  { acts, patience }: ActedSubject,
  watched: WatchedModule,
  action: string,
  args: unknown[],
): Promise<Outcome> {
  try {
    const call = acts[action];
    if (typeof call !== "function") throw new MissingExportError(action);
    return returned(await settle(call(watched.exports, ...args), patience));
  } catch (error) {
    return stumbled(watched, error) ?? { kind: "threw", thrown: describeThrown(error) };
  }
}

/** An act that stumbles over what the learner's function returned: that result is what has to be talked about. */
function stumbled({ last, threw }: WatchedModule, error: unknown): Outcome | undefined {
  const isOurs = error instanceof TypeError && threw?.error !== error;
  if (!isOurs || !last || (typeof last.value === "object" && last.value !== null)) return undefined;
  if (last.value === undefined) return { kind: "returned", value: undefined };
  const outcome = returned({ value: last.value });
  const noun = outcome.kind === "returned" ? renderValue(outcome.value) : `a ${typeof last.value}`;
  return {
    kind: "not-plain",
    reason: `\`${last.name}\` returned ${noun}, which is of another type than expected.`,
  };
}

/** Waits for a real Promise only: reading `then` of whatever came back could run anything. */
async function settle(value: unknown, patience?: number): Promise<{ value: unknown }> {
  return { value: value instanceof Promise ? await withinLimit(value, patience) : value };
}

function returned({ value }: { value: unknown }): Outcome {
  try {
    return { kind: "returned", value: toPlain(value) };
  } catch (error) {
    if (!(error instanceof NotPlainError)) throw error;
    return { kind: "not-plain", reason: error.message.slice(0, 1000) };
  }
}
