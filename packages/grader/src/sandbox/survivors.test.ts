import { spawn } from "node:child_process";
import { build } from "esbuild";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markedPrograms } from "./canary/marked-programs.ts";
import { sweepGroups } from "./groups/sweep-groups.ts";
import { lookAtHost } from "./host.ts";
import { signal } from "./processes.ts";
import { makeBox } from "./testing/box.ts";
import { isOffered } from "./testing/is-offered.ts";
import type { LonelyTask } from "./testing/lonely-grader.ts";

const box = makeBox();
const grader = join(box.folder, "grader.mjs");
const timeout = 30_000;

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("testing/lonely-grader.ts", import.meta.url))],
    outfile: grader,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "silent",
  });
});
afterAll(() => box.remove());

/** How many processes of a program are left after its grader ended without warning. */
async function survivors(level: LonelyTask["level"], without?: string): Promise<number> {
  const { entry } = box.job(`
    import { writeSync } from "node:fs";
    writeSync(3, "begun");
    setTimeout(() => undefined, 20_000);
  `);
  const task: LonelyTask = { level, entry, folder: box.folder, ...(without && { without }) };
  const child = spawn(process.execPath, [grader, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const first = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  expect(String(first[0])).toBe("started");
  child.kill("SIGKILL");
  await once(child, "exit");
  // What has to end needs a moment for it.
  for (let i = 0; i < 30 && left(entry).length > 0; i++) await pause(5 * i);
  const alive = left(entry);
  for (const pid of alive) signal(pid, "SIGKILL");
  const { groups } = lookAtHost();
  if (!("reason" in groups)) sweepGroups(groups, 0);
  return alive.length;
}

function left(entry: string): number[] {
  return markedPrograms(entry).filter((pid) => pid !== process.pid);
}

describe("when the grader ends without warning", { timeout }, () => {
  for (const level of ["L2", "L3", "L4"] as const) {
    it.runIf(isOffered(level))(`nothing that runs at ${level} goes on`, async () => {
      expect(await survivors(level)).toBe(0);
    });
  }

  it.runIf(isOffered("L2"))("programs at L2 go on without --pdeathsig", async () => {
    expect(await survivors("L2", "--pdeathsig")).toBeGreaterThan(0);
  });

  it.runIf(isOffered("L3"))("programs at L3 go on without --die-with-parent", async () => {
    expect(await survivors("L3", "--die-with-parent")).toBeGreaterThan(0);
  });
});
