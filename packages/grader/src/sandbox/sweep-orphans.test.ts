import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { markedPrograms } from "./canary/marked-programs.ts";
import { signal } from "./processes.ts";
import { sweepOrphans } from "./sweep-orphans.ts";
import { isOffered } from "./testing/is-offered.ts";

/** A number that no process has: they end below it. */
const nobody = 2 ** 30;

describe("sweepOrphans", () => {
  it.runIf(isOffered("L3"))("ends what a grader that is gone left, and nothing else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sweep-"));
    const program = join(folder, "bwrap");
    // A shell under the name of what makes namespaces.
    copyFileSync("/bin/sh", program);
    const words = [
      join(folder, `gradus-${nobody}-box`),
      join(folder, `gradus-${process.pid}-box`),
      join(folder, "other"),
    ];
    for (const word of words) {
      // The shell that starts it ends at once: nobody waits for it then.
      spawnSync("/bin/sh", ["-c", '"$0" -c "sleep 20; :" "$1" &', program, word], {
        stdio: "ignore",
      });
    }
    const running = (): boolean[] => words.map((word) => markedPrograms(word).length > 0);
    expect(running()).toEqual([true, true, true]);
    sweepOrphans();
    for (let i = 0; i < 40 && running()[0]; i++) await pause(5);
    const left = running();
    for (const pid of markedPrograms(folder)) signal(pid, "SIGKILL");
    rmSync(folder, { recursive: true });
    expect(left).toEqual([false, true, true]);
  });
});
