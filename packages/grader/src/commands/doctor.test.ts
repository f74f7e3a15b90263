import { describe, expect, it } from "vitest";
import { openKit, type Kit } from "../kit.ts";
import { lookAtHost } from "../sandbox/host.ts";
import { isAtLeast, levels } from "../sandbox/level.ts";
import { nodeProgram } from "../sandbox/node-program.ts";
import { obstacleTo } from "../sandbox/obstacle.ts";
import { doctor, type DoctorOptions } from "./doctor.ts";

const kit = openKit();

async function asked(options: DoctorOptions = {}): Promise<{ code: number; text: string }> {
  let text = "";
  const listening: Kit = { ...kit, out: (more) => void (text += more) };
  const code = await doctor(listening, options);
  return { code, text };
}

const offered = levels.filter((level) => !obstacleTo(level, lookAtHost(), nodeProgram()));

describe("doctor", { timeout: 60_000 }, () => {
  it("finds that every level holds that this machine offers", async () => {
    const { code, text } = await asked();
    expect(code).toBe(0);
    for (const level of offered) expect(text).toMatch(new RegExp(`✓ ${level} .* holds, \\d`));
    expect(text).toContain(`The strongest level here is ${offered.at(-1)}.`);
  });

  it("says the same to programs", async () => {
    const { code, text } = await asked({ json: true });
    expect(code).toBe(0);
    const { strongest, levels: found } = JSON.parse(text) as {
      strongest: string;
      levels: readonly { level: string; holds: boolean }[];
    };
    expect(strongest).toBe(offered.at(-1));
    expect(found.map(({ holds }) => holds)).toEqual(levels.map((one) => offered.includes(one)));
  });

  it("ends with 3 where a level that is needed is not to be had, nor a stronger one", async () => {
    for (const level of levels) {
      const isThere = offered.some((one) => isAtLeast(one, level));
      expect((await asked({ require: level })).code).toBe(isThere ? 0 : 3);
    }
  });

  it("knows no other levels", async () => {
    await expect(asked({ require: "L9" })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Misuse: doctor: there is no level "L9".
        The levels of isolation are L0, L1, L2, L3, L4.
        Try: gradus doctor]
    `);
  });
});
