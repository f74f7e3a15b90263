import { describe, expect, it } from "vitest";
import { levels } from "../level.ts";
import { nodeLayer } from "./node-layer.ts";

const job = { entry: "/box/run.mjs", folders: ["/box", "/harness"], memoryMiB: 64, cpuSeconds: 9 };

function flagsOf(version: string, level: (typeof levels)[number] = "L1"): string[] {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return nodeLayer({ file: "/node", major, minor }, level, job).flags.flat();
}

describe("nodeLayer", () => {
  it("asks for permissions by the name that each Node has for them", () => {
    const names = ["20.19", "22.5", "22.12", "22.13", "23.4", "23.5", "24.0", "26.10"].map(
      (version) => [version, flagsOf(version).find((flag) => flag.endsWith("permission"))],
    );
    expect(Object.fromEntries(names)).toEqual({
      "20.19": "--experimental-permission",
      "22.5": "--experimental-permission",
      "22.12": "--experimental-permission",
      "22.13": "--permission",
      "23.4": "--experimental-permission",
      "23.5": "--permission",
      "24.0": "--permission",
      "26.10": "--permission",
    });
  });

  it("gives no Node an option that it does not know", () => {
    expect(flagsOf("20.19")).not.toContain("--no-experimental-sqlite");
    expect(flagsOf("22.4")).not.toContain("--no-experimental-sqlite");
    expect(flagsOf("22.5")).toContain("--no-experimental-sqlite");
    expect(flagsOf("22.13")).not.toContain("--disable-sigusr1");
    expect(flagsOf("22.14")).toContain("--disable-sigusr1");
    expect(flagsOf("24.0")).toContain("--disable-sigusr1");
  });

  it("permits to read the job's folders, each as a folder, and nothing else", () => {
    const allowed = flagsOf("24.0").filter((flag) => flag.startsWith("--allow"));
    expect(allowed).toEqual(["--allow-fs-read=/box/", "--allow-fs-read=/harness/"]);
  });

  it("has no permissions at L0, and the same ones from L1 on", () => {
    expect(flagsOf("24.0", "L0").filter((flag) => /^--(permission|allow)/.test(flag))).toEqual([]);
    for (const level of levels.slice(1)) expect(flagsOf("24.0", level)).toEqual(flagsOf("24.0"));
  });
});
