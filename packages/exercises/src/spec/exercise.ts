import type { ActionSource } from "./actions.ts";
import { type Check, type CheckOptions, createCheck } from "./check.ts";
import type { Law } from "./law.ts";
import { SpecError } from "./spec-error.ts";
import { validate } from "./validate.ts";

/** What an exercise says about itself. */
export interface About {
  readonly title: string;
  /** The concept, where to look, almost the code. */
  readonly hints: readonly string[];
  /** How long a call may take, where the 1 s that others have is not right. */
  readonly seconds?: number;
  /** Packages that an answer may import: `["@gradus/core"]`. None unless said otherwise. */
  readonly packages?: readonly string[];
  /** The learner's files: `["exercise.ts"]` unless said otherwise. The first is the one whose exports are called. */
  readonly files?: readonly string[];
}

/** What `define` is given. */
export interface Definition<Actions> {
  /** Adds a check. Checks run, and are shown, in this order. */
  readonly check: (title: string, options: CheckOptions, law: Law) => void;
  /** The learner's functions. */
  readonly act: Actions;
}

/** Calls an action of the learner's code by name. */
export type CallAction = (action: string, args: readonly unknown[]) => Promise<unknown>;

/** An exercise's laws, not yet about anybody's code. */
export interface Spec extends About {
  /** Whether the spec calls the learner's exports themselves, or an `act.ts`. */
  readonly actions: "direct" | "acted";
  readonly checks: readonly Check[];
  /** The same checks, about the code that `call` reaches. */
  readonly bind: (call: CallAction) => readonly Check[];
}

/**
 * Defines an exercise by its laws. The default export of every `spec.ts`.
 *
 * @throws SpecError if the definition contradicts itself: a title twice, points that are no whole number, …
 */
export function exercise<Actions>(
  about: About,
  actions: ActionSource<Actions>,
  define: (definition: Definition<Actions>) => void,
): Spec {
  const bind = (call: CallAction): readonly Check[] => {
    const checks: Check[] = [];
    define({
      act: actionsFrom(call) as Actions,
      check: (title, options, law) => checks.push(createCheck(title, options, law)),
    });
    return checks;
  };
  const checks = bind(() => {
    throw new SpecError(
      `exercise: "${about.title}" calls an action while it is being defined.\n` +
        "  Actions can be called inside example() and forAll() only.",
    );
  });
  validate(about, checks);
  return { ...about, actions: actions.kind, checks, bind };
}

/** Any name is an action: whether it exists shows when it is called. */
function actionsFrom(call: CallAction): object {
  const get = (_: object, action: string | symbol): unknown =>
    typeof action === "string" ? (...args: unknown[]) => call(action, args) : undefined;
  return new Proxy({}, { get });
}
