import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findControlGroups, type GroupPlace } from "./group-place.ts";

const root = mkdtempSync(join(tmpdir(), "gradus-groups-"));
afterAll(() => rmSync(root, { recursive: true }));

let made = 0;

/** What is found where `/proc/self` says this, and these folders are there; `ROOT` stands for a folder above all. */
function found(
  { mountinfo, cgroup }: { mountinfo: string; cgroup: string },
  folders: Readonly<Record<string, string>>,
): GroupPlace {
  const own = join(root, String(made++));
  for (const [folder, controllers] of Object.entries(folders)) {
    mkdirSync(join(own, folder), { recursive: true });
    writeFileSync(join(own, folder, "cgroup.subtree_control"), controllers);
  }
  mkdirSync(join(own, "proc"), { recursive: true });
  writeFileSync(join(own, "proc", "mountinfo"), mountinfo.replaceAll("ROOT", own));
  writeFileSync(join(own, "proc", "cgroup"), cgroup);
  const place = findControlGroups(join(own, "proc"));
  return JSON.parse(JSON.stringify(place).replaceAll(own, "ROOT")) as GroupPlace;
}

const v1 = {
  mountinfo:
    "36 25 0:31 / ROOT/memory rw shared:9 - cgroup cgroup rw,memory\n" +
    "37 25 0:32 / ROOT/pids rw - cgroup cgroup rw,pids\n",
  cgroup: "5:memory:/mine\n3:pids:/\n",
};
const v2 = {
  mountinfo: "30 25 0:26 / ROOT/all rw shared:4 - cgroup2 cgroup2 rw,nsdelegate\n",
  cgroup: "0::/user.slice/run.scope\n",
};

describe.runIf(process.platform === "linux")("findControlGroups", () => {
  it("finds the two trees of the older way, below the own group", () => {
    expect(found(v1, { "memory/mine": "", pids: "" })).toEqual({
      version: 1,
      memory: "ROOT/memory/mine",
      pids: "ROOT/pids",
    });
  });

  it("looks at paths as they are seen from inside a container", () => {
    const inside = {
      mountinfo: v1.mountinfo.replace("/ ROOT/memory", "/mine ROOT/memory"),
      cgroup: v1.cgroup,
    };
    expect(found(inside, { memory: "", pids: "" })).toMatchObject({ memory: "ROOT/memory" });
  });

  it("finds the one tree of the newer way, if it gives limits to groups below", () => {
    const group = "all/user.slice/run.scope";
    expect(found(v2, { [group]: "cpu memory pids" })).toEqual({
      version: 2,
      folder: `ROOT/${group}`,
    });
  });

  it("takes the group above, which a service manager hands over", () => {
    const folders = { "all/user.slice": "memory pids", "all/user.slice/run.scope": "" };
    expect(found(v2, folders)).toEqual({ version: 2, folder: "ROOT/all/user.slice" });
  });

  it("finds none where limits of memory or processes are missing", () => {
    const hugetlb = { "all/user.slice/run.scope": "hugetlb", "all/user.slice": "hugetlb pids" };
    expect(found(v2, hugetlb)).toMatchInlineSnapshot(`
      {
        "reason": "No control group below the own one may be made, with limits of memory and processes.",
      }
    `);
    expect(
      found({ ...v1, cgroup: "5:memory:/mine\n" }, { "memory/mine": "", pids: "" }),
    ).toHaveProperty("reason");
  });

  it("finds none where nothing is told, or what is told is not there", () => {
    expect(findControlGroups(join(root, "nowhere"))).toHaveProperty("reason");
    expect(found(v1, {})).toHaveProperty("reason");
    expect(found(v2, {})).toHaveProperty("reason");
  });

  it("leaves nothing of its trial", () => {
    found(v1, { "memory/mine": "", pids: "" });
    expect(readdirSync(join(root, String(made - 1), "pids"))).toEqual(["cgroup.subtree_control"]);
  });
});
