import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { chromium } from "./chromium.ts";
import { swiftShader } from "./swift-shader.ts";

const folder = mkdtempSync(path.join(tmpdir(), "swift shader "));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("swiftShader", { timeout: 60_000 }, () => {
  it("is unpacked once, though several processes ask at once", async () => {
    const module = new URL("swift-shader.ts", import.meta.url).href;
    const program = `import { swiftShader } from ${JSON.stringify(module)};
      console.log(await swiftShader(${JSON.stringify(folder)}));`;
    const ask = (): Promise<{ stdout: string }> =>
      promisify(execFile)(process.execPath, [
        "--import",
        "tsx",
        "--input-type=module",
        "--eval",
        program,
      ]);
    const answers = await Promise.all([ask(), ask(), ask()]);
    const [described] = new Set(answers.map(({ stdout }) => stdout.trim()));
    expect(existsSync(described)).toBe(true);
    expect(existsSync(path.join(path.dirname(described), "libvk_swiftshader.so"))).toBe(true);
    // Nothing is left of the copies that came too late.
    expect(readdirSync(folder)).toEqual([path.basename(path.dirname(described))]);
    expect(await swiftShader(folder)).toBe(described);
  });
});

describe("the browser", () => {
  it.skipIf(!chromium() && !process.env["CI"])("is there for the project `browser`", () => {
    // Where this fails: apt-get install chromium, or GRADUS_CHROMIUM=<path>.
    expect(chromium()).toBeDefined();
  });
});

if (!chromium()) console.error("NOT RUN: the kernels in a browser. There is no Chromium here.");
