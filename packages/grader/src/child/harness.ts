import {
  callAction,
  type CheckResult,
  describeThrown,
  inProcess,
  type ModuleExports,
  type Plain,
  renderCall,
  runExercise,
  type Spec,
  type Subject,
} from "@gradus/exercises";
import { readFileSync, writeSync } from "node:fs";
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
  printAtOnce();
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
    const { state, calls, checks } = await runExercise(spec, subject, {
      id,
      onEvent: (event) => {
        if (event.kind === "check-start") send({ kind: "check", id: event.check.id });
        if (event.kind === "call") send({ kind: "call", text: callText(event.action, event.args) });
        if (event.kind === "check-end") sendResult(event.check);
      },
    });
    if (state === "failed") sendIfItFits({ kind: "calls", calls });
    const failed = checks.find(({ status }) => status === "fail" || status === "threw");
    if (failed) await showOutput(failed, subject);
  } catch (error) {
    send({ kind: "spec-error", message: describeThrown(error).message });
  }
}

/**
 * Makes the calls of a failing example once more, after a mark, if anything was printed: of all that a program printed
 * while laws were tried on it, these are the lines that its writer wants to see.
 */
async function showOutput({ calls }: CheckResult, subject: Subject): Promise<void> {
  const { stdout, stderr } = process;
  if (bytesOf(stdout) === 0 && bytesOf(stderr) === 0) return;
  const { mark } = JSON.parse(readFileSync(0, "utf8")) as { mark: string };
  writeSync(1, mark);
  for (const { action, args } of calls.slice(-3))
    await callAction(inProcess(subject), action, args);
}

function bytesOf(stream: object): number {
  const { bytesWritten } = stream as { bytesWritten?: unknown };
  return typeof bytesWritten === "number" ? bytesWritten : 0;
}

async function loadSpec(modules: Modules): Promise<Spec | undefined> {
  try {
    const { default: spec } = await modules.spec();
    if (spec.seconds !== undefined) send({ kind: "time", seconds: spec.seconds });
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

/**
 * Makes printing wait until it is heard. Left alone, Node keeps what a full pipe does not take, and a loop that prints
 * without end would run out of memory before anybody heard of it.
 */
function printAtOnce(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const { _handle: pipe } = stream as { _handle?: { setBlocking?: (on: boolean) => void } };
    pipe?.setBlocking?.(true);
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
