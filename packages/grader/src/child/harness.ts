import {
  type CheckResult,
  describeThrown,
  type ModuleExports,
  type Plain,
  renderCall,
  runExercise,
  type Spec,
} from "@gradus/exercises";
import { send, sendIfItFits } from "./channel.ts";
import { planOf } from "./plan.ts";

/** The modules of one exercise; each is loaded when it is asked for. */
export interface Modules {
  readonly spec: () => Promise<{ readonly default: Spec }>;
  readonly acts: (() => Promise<ModuleExports>) | undefined;
  readonly learner: () => Promise<ModuleExports>;
}

/**
 * What runs in the child: checks one exercise and says on the private channel what happens, as it happens.
 *
 * Each call is announced before it is made, so that the parent knows what was going on when nothing follows.
 */
export async function serve(id: string, modules: Modules): Promise<void> {
  watchForStrays();
  const spec = await loadSpec(modules);
  const learner = spec && (await loadLearner(modules));
  if (spec && learner) await runChecks(id, spec, learner, modules);
  // A promise that nobody waits for is rejected after the checks: it is heard one turn later.
  await new Promise((resolve) => setTimeout(resolve, 0));
  send({ kind: "end" });
}

async function runChecks(
  id: string,
  spec: Spec,
  learner: ModuleExports,
  modules: Modules,
): Promise<void> {
  try {
    const acts = await modules.acts?.();
    const subject = { learner, ...(acts && { acts }) };
    const { state, calls } = await runExercise(spec, subject, {
      id,
      onEvent: (event) => {
        if (event.kind === "check-start") send({ kind: "check", id: event.check.id });
        if (event.kind === "call") send({ kind: "call", text: callText(event.action, event.args) });
        if (event.kind === "check-end") sendResult(event.check);
      },
    });
    if (state === "failed") sendIfItFits({ kind: "calls", calls });
  } catch (error) {
    send({ kind: "spec-error", message: describeThrown(error).message });
  }
}

async function loadSpec(modules: Modules): Promise<Spec | undefined> {
  try {
    const { default: spec } = await modules.spec();
    send({ kind: "plan", plan: planOf(spec) });
    return spec;
  } catch (error) {
    send({ kind: "spec-error", message: describeThrown(error).description });
    return undefined;
  }
}

async function loadLearner(modules: Modules): Promise<ModuleExports | undefined> {
  try {
    return await modules.learner();
  } catch (error) {
    send({ kind: "load-threw", thrown: describeThrown(error) });
    return undefined;
  }
}

/** Errors that reach nobody, and an end that nobody wanted. */
function watchForStrays(): void {
  const stray = (error: unknown): void => send({ kind: "stray", thrown: describeThrown(error) });
  process.on("uncaughtException", stray);
  process.on("unhandledRejection", stray);
  // Nothing is left to do, and yet we are not through: something waits for what never comes.
  process.on("beforeExit", () => send({ kind: "stuck" }));
}

function callText(action: string, args: readonly unknown[]): string {
  return renderCall(action, args as readonly Plain[]).slice(0, 2000);
}

function sendResult(result: CheckResult): void {
  if (sendIfItFits({ kind: "result", result })) return;
  // Without the examples there is no diagnosis, but there is still a verdict.
  send({ kind: "result", result: { ...result, calls: [], failingExamples: [] } });
}
