import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const folder = import.meta.dirname;
const examples = readdirSync(folder).filter((name) => /^[\w-]+\.ts$/.test(name));

describe("the examples", () => {
  it.each(examples)("%s runs and prints what it promises", (name) => {
    const flags = ["--conditions=gradus-source", "--import", "tsx"];
    const output = execFileSync(process.execPath, [...flags, path.join(folder, name)], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    });
    expect(output).toMatchSnapshot();
  });
});

describe("the README", () => {
  it("shows the first program as it runs", () => {
    const readme = readFileSync(path.join(folder, "../../README.md"), "utf8");
    const program = readFileSync(path.join(folder, "first-program.ts"), "utf8");
    expect(readme).toContain("```ts\n" + program + "```");
  });
});
