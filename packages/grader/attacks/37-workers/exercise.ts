const { Worker } = process.getBuiltinModule("node:worker_threads");
console.log("tried");
try {
  const worker = new Worker(new URL("data:text/javascript,1"));
  const ended = new Promise((resolve) => worker.on("exit", resolve).on("error", resolve));
  const late = new Promise((resolve) => setTimeout(resolve, 1500, "late"));
  if ((await Promise.race([ended, late])) === 0) console.log("got through: a worker ran");
} catch {
  // It may not.
}

export const dot = () => 7;
