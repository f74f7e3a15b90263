import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseLevel } from "./choose-level.ts";
import { isAtLeast, type Level, levels } from "./level.ts";
import { askedAt, type Protection } from "./protection.ts";
import { SandboxError } from "./sandbox-error.ts";
import type { Trial } from "./try-level.ts";

/** A trial of a level, with or without a hole. */
function trialOf(level: Level, hole?: Protection): Trial {
  const isBroken = (one: Protection): boolean => one === hole;
  return {
    level,
    breaches: new Map(hole === undefined ? [] : [[hole, ["went through"]]]),
    tries: [],
    milliseconds: 1,
    enforced: askedAt(level).filter((one) => !isBroken(one)),
    notEnforced: askedAt(level).filter(isBroken),
    holds: hole === undefined,
  };
}

/** A machine on which only these levels hold; L0 always does. */
function machine(holding: readonly Level[]): (level: Level) => Promise<Trial> {
  return (level) =>
    Promise.resolve(trialOf(level, level === "L0" || holding.includes(level) ? undefined : "code"));
}

const someLevels = fc.subarray([...levels]);
const oneLevel = fc.constantFrom(...levels);

describe("chooseLevel", () => {
  it("never claims a level that has a hole, nor a weaker one than was asked for without saying so", async () => {
    await fc.assert(
      fc.asyncProperty(someLevels, oneLevel, async (holding, asked) => {
        const { trial, instead } = await chooseLevel(asked, true, machine(holding));
        expect(trial.holds).toBe(true);
        expect(instead === undefined).toBe(isAtLeast(trial.level, asked));
      }),
    );
  });

  it("takes the weakest level that is enough, or else the strongest that is left", async () => {
    await fc.assert(
      fc.asyncProperty(someLevels, oneLevel, async (holding, asked) => {
        const { trial } = await chooseLevel(asked, true, machine(holding));
        const there = levels.filter((one) => one === "L0" || holding.includes(one));
        const enough = there.find((one) => isAtLeast(one, asked));
        expect(trial.level).toBe(enough ?? there.at(-1));
      }),
    );
  });

  it("refuses where nothing is enough and nothing weaker was accepted", async () => {
    await fc.assert(
      fc.asyncProperty(someLevels, oneLevel, async (holding, asked) => {
        const isThere = levels.some(
          (one) => isAtLeast(one, asked) && (one === "L0" || holding.includes(one)),
        );
        const chosen = chooseLevel(asked, false, machine(holding));
        const refused = await chosen.then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(refused === undefined).toBe(isThere);
        expect(refused instanceof SandboxError ? refused.exitCode : 3).toBe(3);
      }),
    );
  });

  it("asks of a plain process nothing more", async () => {
    const asked: Level[] = [];
    await chooseLevel("L0", true, (level) => {
      asked.push(level);
      return Promise.resolve(trialOf(level));
    });
    expect(asked).toEqual(["L0"]);
  });

  it("says what has a hole, and that somebody has to accept less", async () => {
    const hole = chooseLevel("L3", false, (level) => Promise.resolve(trialOf(level, "network")));
    await expect(hole).rejects.toThrowErrorMatchingInlineSnapshot(`
      [SandboxError: gradus: Isolation L3 is not to be had here. A trial found a hole: network.
        A grade is worth as much as what keeps a program from making it: a weaker level has to be accepted by somebody.
        Try: gradus doctor, which shows every level]
    `);
  });

  it("says what is missing", async () => {
    const missing = chooseLevel("L2", false, (level) =>
      Promise.resolve({
        ...trialOf(level, "code"),
        obstacle: {
          lack: "processor",
          why: "There is no filter of system calls for this processor.",
        },
      }),
    );
    await expect(missing).rejects.toThrowErrorMatchingInlineSnapshot(`
      [SandboxError: gradus: Isolation L2 is not to be had here. There is no filter of system calls for this processor.
        A grade is worth as much as what keeps a program from making it: a weaker level has to be accepted by somebody.
        Try: Grade on a machine with an x86_64 or aarch64 processor.
        gradus doctor shows every level, and what it lacks.]
    `);
  });

  it("says why a trial came to nothing, and which level it was", async () => {
    const { instead } = await chooseLevel("L2", true, (level) =>
      Promise.resolve(
        level === "L1"
          ? trialOf(level)
          : { ...trialOf(level, "code"), failure: "It did not start: no such file." },
      ),
    );
    expect(instead).toMatchInlineSnapshot(
      `"Isolation L2 is not to be had here. A trial failed. It did not start: no such file."`,
    );
  });
});
