import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookAtHost } from "./host.ts";
import { isAtLeast, levels } from "./level.ts";
import { nodeProgram } from "./node-program.ts";
import { markedPrograms } from "./canary/marked-programs.ts";
import { openSandbox, type Sandbox } from "./sandbox.ts";
import { firstWord, makeBox, runIn } from "./testing/box.ts";
import { isOffered } from "./testing/is-offered.ts";
import { tryLevelOnce } from "./try-level.ts";

const box = makeBox();
afterAll(() => box.remove());

const timeout = 30_000;

for (const level of levels) {
  describe.runIf(isOffered(level))(`a sandbox at ${level}`, { timeout }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
      sandbox = await openSandbox({ level });
    }, timeout);
    afterAll(() => sandbox.close());

    it("is what was asked for", () => {
      expect(sandbox.level).toBe(level);
      expect(sandbox.instead).toBeUndefined();
      expect(sandbox.notEnforced.length === 0).toBe(isAtLeast(level, "L3"));
    });

    it("hears requests, answers on its own channel, and prints", async () => {
      const job = box.job(`
        import { readFileSync, writeSync } from "node:fs";
        const asked = readFileSync(0, "utf8");
        console.log("printed");
        writeSync(3, asked.toUpperCase());
      `);
      const one = sandbox.start(job);
      one.child.stdin?.end("hello");
      await expect(firstWord(one)).resolves.toBe("HELLO");
      await one.gone;
    });

    it("reads its folder, and finds nothing of the grader's environment", async () => {
      process.env["GRADUS_TEST"] = "a token";
      const job = box.job(`
        import { readdirSync, writeSync } from "node:fs";
        const names = readdirSync(${JSON.stringify(box.folder)});
        writeSync(3, String(names.length > 0) + " " + process.env.GRADUS_TEST);
      `);
      const { said, printed, code } = await runIn(sandbox, job);
      expect({ said, printed, code }).toMatchObject({ printed: "", code: 0 });
      expect(said).toBe("true undefined");
    });

    it("ends a program that does not end, with everything it holds", async () => {
      const job = box.job(`
        import { writeSync } from "node:fs";
        writeSync(3, "begun");
        for (;;);
      `);
      const one = sandbox.start(job);
      await firstWord(one);
      one.kill();
      one.kill();
      await one.gone;
      expect(markedPrograms(job.entry)).toEqual([]);
    });

    it("ends what still runs when it is closed", async () => {
      const closing = await openSandbox({ level });
      const job = box.job(`
        import { writeSync } from "node:fs";
        writeSync(3, "begun");
        setInterval(() => undefined, 1000);
      `);
      await Promise.all([job, job].map((one) => firstWord(closing.start(one))));
      await closing.close();
      expect(markedPrograms(job.entry)).toEqual([]);
    });
  });
}

describe.runIf(isOffered("L1"))("a folder with links in it", { timeout }, () => {
  it("is refused, where links would lead out of what may be read", async () => {
    const sandbox = await openSandbox({ level: "L1" });
    const folder = join(box.folder, "linked");
    mkdirSync(folder);
    symlinkSync("/etc/passwd", join(folder, "link"));
    const job = box.job("");
    expect(() => sandbox.start(job)).toThrow("is not a plain file with one name");
    rmSync(folder, { recursive: true });
    await sandbox.close();
  });
});

describe.runIf(isOffered("L2"))("limits", { timeout }, () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ level: "L2" });
  }, timeout);
  afterAll(() => sandbox.close());

  it("make a buffer that is too large an error that a program can catch", async () => {
    const { said } = await runIn(
      sandbox,
      box.job(`
        import { writeSync } from "node:fs";
        const kept = [];
        try {
          for (let i = 0; i < 20; i++) kept.push(new Uint8Array(2 ** 26).fill(1));
        } catch (error) {
          writeSync(3, error.name);
        }
      `),
    );
    expect(said).toBe("RangeError");
  });

  it("end a program that computes for too long, though nobody watches", async () => {
    const job = box.job("for (;;);", { cpuSeconds: 1 });
    const { signal } = await runIn(sandbox, job);
    expect(signal).toBe("SIGKILL");
  });
});

describe.runIf(isOffered("L3"))("namespaces", { timeout }, () => {
  it("let a program that signals everything it may reach nothing but itself", async () => {
    const sandbox = await openSandbox({ level: "L3" });
    const other = sandbox.start(
      box.job(`
        import { writeSync } from "node:fs";
        writeSync(3, "begun");
        setInterval(() => undefined, 1000);
      `),
    );
    await firstWord(other);
    const { said } = await runIn(
      sandbox,
      box.job(`
        import { writeSync } from "node:fs";
        // Everything that it may is its own namespace, or this test would end the machine.
        if (process.pid < 10) {
          try { process.kill(-1, "SIGKILL"); } catch (error) { writeSync(3, error.code + " "); }
        }
        writeSync(3, "pid " + process.pid);
      `),
    );
    expect(said).toMatch(/^(ESRCH )?pid \d$/);
    expect(other.child.exitCode).toBeNull();
    await sandbox.close();
  });
});

describe.runIf(isOffered("L4"))("a control group", { timeout }, () => {
  it("tells how much memory a program held, and leaves no group behind", async () => {
    const sandbox = await openSandbox({ level: "L4" });
    const { peakMiB = 0, outOfMemory } = await runIn(
      sandbox,
      box.job("globalThis.kept = new Uint8Array(40 * 2 ** 20).fill(1);"),
    );
    expect(outOfMemory).toBe(false);
    expect(peakMiB).toBeGreaterThan(40);
    expect(peakMiB).toBeLessThan(40 + 120);
    const { groups } = lookAtHost();
    const folder = "memory" in groups ? groups.memory : "/nowhere";
    expect(existsSync(join(folder, `gradus-${process.pid}`))).toBe(false);
    await sandbox.close();
  });
});

describe("a trial", () => {
  it("runs once in a process, and says the same from then on", { timeout }, async () => {
    const [host, node] = [lookAtHost(), nodeProgram()];
    const first = tryLevelOnce("L0", host, node);
    expect(tryLevelOnce("L0", host, node)).toBe(first);
    expect(await first).toMatchObject({ holds: true });
    expect(tryLevelOnce("L0", host, node)).toBe(first);
  });
});
