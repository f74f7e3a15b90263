import { spawnSync } from "node:child_process";
import { isRunning, processIds, readProcess } from "../processes.ts";

/** The numbers of all running programs whose command line holds a text. On Windows nobody can be asked. */
export function markedPrograms(text: string): number[] {
  if (process.platform === "win32") return [];
  if (process.platform === "linux") {
    return processIds().filter(
      (pid) => readProcess(pid, "cmdline")?.includes(text) === true && isRunning(pid),
    );
  }
  const { stdout } = spawnSync("ps", ["-axo", "pid=,args="], { encoding: "utf8" });
  return stdout
    .split("\n")
    .filter((line) => line.includes(text))
    .map((line) => Number.parseInt(line, 10));
}
