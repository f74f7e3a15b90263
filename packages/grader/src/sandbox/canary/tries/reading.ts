import { openSync, readdirSync, readFileSync, readlinkSync, readSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Task, Tell } from "../task.ts";

/** Reads files that it was not given: by their names, through links, and through `/proc`. */
export function tryReading(task: Task, tell: Tell): void {
  for (const secret of task.secrets) {
    tell("reading: by name", () => readFileSync(secret, "utf8"));
    tell("reading: through /proc", () => readFileSync(`/proc/self/root${secret}`, "utf8"));
    for (const folder of [task.box, "/tmp", ...task.openFolders]) {
      const link = join(folder, `${task.marker}-link-${secret.length}`);
      tell("reading: through a link", () => {
        symlinkSync(secret, link);
        return readFileSync(link, "utf8");
      });
    }
  }
  for (const pid of [task.bystander, process.ppid]) {
    tell("grader: environment", () => readFileSync(`/proc/${pid}/environ`, "latin1"));
    tell("grader: memory", () => stackOf(pid));
    tell("listing: arguments", () => readFileSync(`/proc/${pid}/cmdline`, "latin1"));
    tell("listing: program", () => readlinkSync(`/proc/${pid}/exe`));
  }
  tell("listing: all", () => readdirSync("/proc").filter((name) => /^\d+$/.test(name)).length);
  tell("reading: /etc", () => readFileSync("/etc/passwd", "utf8").length);
}

/** The part of another process's memory in which its arguments and environment lie. */
function stackOf(pid: number): string {
  const range = /^([0-9a-f]+)-([0-9a-f]+) .*\[stack\]$/m.exec(
    readFileSync(`/proc/${pid}/maps`, "utf8"),
  );
  const [, from = "0", to = "0"] = range ?? [];
  const size = Number.parseInt(to, 16) - Number.parseInt(from, 16);
  const bytes = Buffer.alloc(size);
  readSync(openSync(`/proc/${pid}/mem`, "r"), bytes, 0, size, BigInt(`0x${from}`));
  // The secret is somewhere at the end; everything would be too long a line.
  return bytes.subarray(-8192).toString("latin1");
}
