import { Worker } from "node:worker_threads";
import type { Evaluate, TrialContext } from "./search.ts";
import type { Settings } from "./space.ts";

export interface WorkerPoolOptions {
  /** How many threads. */
  readonly workers: number;
  /** What Node is started with in each; as this process was, unless said otherwise. */
  readonly execArgv?: readonly string[];
}

/** Threads that try settings. */
export interface WorkerPool {
  /** For `search(…, pool.evaluate, { parallel: pool.workers })`. */
  readonly evaluate: Evaluate;
  readonly workers: number;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** What a thread is asked. */
export interface Task {
  readonly settings: Settings;
  readonly context: TrialContext;
}

/** What a thread answers. */
export type Answer = { readonly score: number } | { readonly error: string };

/**
 * Threads that each load a module and call a function that it exports, so that as many trials run at
 * once. A thread that dies fails its trial, and another takes its place. A module in TypeScript needs
 * `execArgv` that let a thread read it. Node only.
 *
 * @param module where it is, such as `new URL("./trial.js", import.meta.url)`
 * @param name which export to call, an {@link Evaluate}
 *
 * @example
 * ```ts
 * const pool = workerPool(new URL("./trial.js", import.meta.url), "devAccuracy", { workers: 4 });
 * const { best } = await search(candidates, pool.evaluate, { parallel: pool.workers });
 * await pool.close();
 * ```
 */
export function workerPool(
  module: URL,
  name: string,
  { workers, execArgv }: WorkerPoolOptions,
): WorkerPool {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const start = (): Worker => {
    const entry = import.meta.url.endsWith(".ts") ? "./worker-main.ts" : "./worker-main.js";
    const worker = new Worker(new URL(entry, import.meta.url), {
      workerData: { module: module.href, name },
      ...(execArgv && { execArgv: [...execArgv] }),
    });
    // an uncaught error comes before the exit, and the thread is of no use from then on
    worker.on("error", () => all.delete(worker)).on("exit", () => all.delete(worker));
    all.add(worker);
    return worker;
  };
  return {
    workers,
    async evaluate(settings, context) {
      const worker = idle.pop() ?? start();
      const answer = await ask(worker, { settings, context });
      if (all.has(worker)) idle.push(worker);
      if ("score" in answer) return answer.score;
      throw new Error(answer.error);
    },
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()));
      idle.length = 0;
    },
  };
}

/** Gives a thread a task, and waits for its answer or its end. */
function ask(worker: Worker, task: Task): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer): void => {
      worker.off("message", end).off("error", onError).off("exit", onExit);
      resolve(answer);
    };
    const onError = (error: Error): void => end({ error: error.message });
    const onExit = (code: number): void => end({ error: `the thread ended with code ${code}` });
    worker.on("message", end).on("error", onError).on("exit", onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(task);
  });
}
