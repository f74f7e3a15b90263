import { spawn } from "node:child_process";
import { Worker } from "node:worker_threads";
import type { Task, Tell } from "../task.ts";

/** Starts programs that outlive it: by a shell, by Node, and in groups of their own. */
export function tryPrograms({ marker }: Task, tell: Tell): void {
  const wait = "setTimeout(() => undefined, 20000)";
  const commands: readonly (readonly [file: string, args: readonly string[]])[] = [
    ["/bin/sh", ["-c", "sleep 20; :", marker]],
    ["/usr/bin/setsid", ["sh", "-c", "sleep 20; :", marker]],
    [process.execPath, ["-e", wait, marker]],
  ];
  for (const [file, args] of commands) {
    tell(`programs: ${file}`, () => {
      const child = spawn(file, args, { detached: true, stdio: "inherit" });
      child.on("error", () => undefined);
      child.unref();
      if (child.pid === undefined) throw new Error("not started");
      return child.pid;
    });
  }
  // Not a program of its own: told, and not counted.
  tell("thread", () => new Worker("", { eval: true }).unref());
}
