import { parentPort, workerData } from "node:worker_threads";
import type { Evaluate } from "./search.ts";
import type { Answer, Task } from "./worker-pool.ts";

/** The thread of a worker pool: loads a module, then answers one task after another. */
const { module, name } = workerData as { readonly module: string; readonly name: string };

parentPort!.on("message", ({ settings, context }: Task) => {
  void answer({ settings, context }).then((result) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort!.postMessage(result);
  });
});

async function answer({ settings, context }: Task): Promise<Answer> {
  try {
    const evaluate = ((await import(module)) as Record<string, Evaluate | undefined>)[name];
    if (!evaluate) return { error: `${module} has no export ${name}` };
    return { score: await evaluate(settings, context) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
