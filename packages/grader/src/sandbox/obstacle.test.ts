import { describe, expect, it } from "vitest";
import type { Host } from "./host.ts";
import { levels } from "./level.ts";
import { obstacleTo } from "./obstacle.ts";

const node = { file: "/usr/bin/node", major: 20, minor: 20 };

/** A machine that has everything. */
const host: Host = {
  platform: "linux",
  architecture: "x64",
  isRoot: true,
  setpriv: "/usr/bin/setpriv",
  prlimit: "/usr/bin/prlimit",
  shell: "/bin/sh",
  bubblewrap: { file: "/usr/bin/bwrap", options: new Set(), refusal: undefined },
  uids: { first: 100_000, last: 200_000 },
  groups: { version: 2, folder: "/sys/fs/cgroup" },
};

/** What each level lacks, "-" where it lacks nothing. */
function lacks(without: Partial<Host>, major = 20): string {
  return levels
    .map((level) => obstacleTo(level, { ...host, ...without }, { ...node, major })?.lack ?? "-")
    .join(" ");
}

describe("obstacleTo", () => {
  it("finds nothing on a machine that has everything", () => {
    expect(lacks({})).toBe("- - - - -");
  });

  it("leaves L0 and L1 to every system, and L0 to every Node", () => {
    expect(lacks({ platform: "darwin" })).toBe("- - linux linux linux");
    expect(lacks({ platform: "win32" })).toBe("- - linux linux linux");
    expect(lacks({}, 18)).toBe("- node node node node");
  });

  it("leaves L3 to users, who cannot have L2", () => {
    expect(lacks({ isRoot: false })).toBe("- - root - -");
    expect(lacks({ isRoot: false, setpriv: undefined, uids: undefined })).toBe("- - root - -");
  });

  it("asks for what each level is made of", () => {
    expect(lacks({ prlimit: undefined })).toBe("- - program program program");
    expect(lacks({ setpriv: undefined })).toBe("- - program program program");
    expect(lacks({ uids: undefined })).toBe("- - users users users");
    expect(lacks({ architecture: undefined })).toBe("- - - processor processor");
    expect(lacks({ bubblewrap: undefined })).toBe("- - - program program");
    expect(lacks({ shell: undefined })).toBe("- - - - program");
    expect(lacks({ groups: { reason: "none" } })).toBe("- - - - groups");
  });

  it("repeats what bubblewrap says where it is not let", () => {
    const bubblewrap = { file: "/usr/bin/bwrap", options: new Set<string>(), refusal: "No." };
    expect(obstacleTo("L3", { ...host, bubblewrap }, node)).toEqual({
      lack: "namespaces",
      why: "This system does not let bubblewrap work: No.",
    });
  });
});
