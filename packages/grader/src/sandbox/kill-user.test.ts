import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { lookAtHost } from "./host.ts";
import { killUser } from "./kill-user.ts";
import { processesOf } from "./processes.ts";
import { isOffered } from "./testing/is-offered.ts";
import { nextUid } from "./uids.ts";

describe("killUser", () => {
  it.runIf(isOffered("L2"))(
    "ends programs that start others faster than they can be counted, and nobody else's",
    { timeout: 30_000 },
    async () => {
      const { setpriv = "", prlimit = "", uids = { first: 0, last: 0 } } = lookAtHost();
      const uid = nextUid(uids);
      const other = nextUid(uids);
      const as = (user: number, words: string): ReturnType<typeof spawn> =>
        spawn(
          setpriv,
          [
            `--reuid=${user}`,
            `--regid=${user}`,
            "--clear-groups",
            "--no-new-privs",
            prlimit,
            "--nproc=60:60",
            "/bin/sh",
            "-c",
            words,
          ],
          { stdio: "ignore", env: {}, detached: true },
        );
      // Each process starts the next one and ends: whoever signals what was counted comes too late.
      const chain = 'sleep 0.003; sh -c "$0" "$0" & exit';
      const links = `for i in 1 2 3 4; do sh -c '${chain}' '${chain}' & done; sleep 20`;
      const running = as(uid, links);
      const bystander = as(other, "sleep 20; :");
      await once(bystander, "spawn");
      while (processesOf(uid).length < 4) await pause(5);
      const isOver = once(running, "exit");
      await killUser(uid);
      await isOver;
      await pause(50);
      expect(processesOf(uid)).toEqual([]);
      expect(processesOf(other).length).toBeGreaterThan(0);
      await killUser(other);
    },
  );

  it("refuses users who may be somebody", async () => {
    for (const uid of [0, 1, 999, -1, Number.NaN]) {
      await expect(killUser(uid)).rejects.toThrow(`killUser: ${uid} may be somebody's user.`);
    }
  });
});
