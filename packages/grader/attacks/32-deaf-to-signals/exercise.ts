for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGXCPU", "SIGQUIT", "SIGUSR1"])
  process.on(signal, () => {});
process.on("exit", () => {
  for (;;);
});

export function dot() {
  console.log("tried");
  for (;;);
}
