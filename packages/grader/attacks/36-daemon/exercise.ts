const { spawn } = process.getBuiltinModule("node:child_process");
console.log("tried");
for (const [file, ...args] of [
  ["/bin/sh", "-c", "sleep 8; : <marker>"],
  [process.execPath, "-e", "setTimeout(() => {}, 8000)", "<marker>"],
]) {
  try {
    spawn(file, args, { stdio: "ignore", detached: true })
      .on("error", () => {})
      .unref();
  } catch {
    // It may not.
  }
}

export const dot = () => 7;
