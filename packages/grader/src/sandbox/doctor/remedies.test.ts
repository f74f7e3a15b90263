import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lack, Obstacle } from "../obstacle.ts";
import { remedies } from "./remedies.ts";
import { type Looking, lookAround, type Surroundings } from "./surroundings.ts";

/** A machine with these files. */
function machine(
  files: Readonly<Record<string, string>>,
  { platform = "linux", env = {} }: Partial<Pick<Looking, "platform" | "env">> = {},
): Surroundings {
  return lookAround({
    platform,
    env,
    read: (file) => files[file],
    exists: (file) => file in files,
  });
}

const debian = { "/etc/os-release": 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n' };
const ubuntu = {
  "/etc/os-release": 'PRETTY_NAME="Ubuntu 24.04.1 LTS"\nID=ubuntu\nID_LIKE=debian\n',
  "/proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1\n",
};
const rocky = { "/etc/os-release": 'ID="rocky"\nID_LIKE="rhel centos fedora"\n' };

const noBubblewrap: Obstacle = {
  lack: "program",
  why: "The program bwrap is not installed.",
  program: { name: "bwrap", from: "bubblewrap" },
};
const noNamespaces: Obstacle = { lack: "namespaces", why: "No." };

describe("lookAround", () => {
  it("knows the system by its own name", () => {
    expect(machine(debian).name).toBe("Debian GNU/Linux 12");
    expect(machine({}, { platform: "darwin" }).name).toBe("macOS");
    expect(machine({}, { platform: "win32" }).name).toBe("Windows");
    expect(machine({}).name).toMatch(/^Linux /);
  });

  it("knows what a container was made by", () => {
    expect(machine(debian).container).toBeUndefined();
    expect(machine({ "/.dockerenv": "" }).container).toBe("Docker");
    expect(machine({ "/run/.containerenv": "" }).container).toBe("Podman");
    expect(machine({}, { env: { KUBERNETES_SERVICE_HOST: "10.0.0.1" } }).container).toBe(
      "Kubernetes",
    );
    expect(machine({ "/proc/1/environ": "PATH=/\0container=lxc\0" }).container).toBe(
      "another container",
    );
  });
});

describe("remedies", () => {
  const kinds: Record<Lack, true> = {
    node: true,
    linux: true,
    program: true,
    root: true,
    users: true,
    processor: true,
    namespaces: true,
    groups: true,
  };
  const lacks = fc.constantFrom(...(Object.keys(kinds) as Lack[]));
  const machines = fc
    .tuple(
      fc.subarray(Object.entries({ ...ubuntu, "/.dockerenv": "", "/run/.containerenv": "" })),
      fc.constantFrom<NodeJS.Platform>("linux", "darwin", "win32", "freebsd"),
      fc.constantFrom({}, { GITHUB_ACTIONS: "true" }, { KUBERNETES_SERVICE_HOST: "here" }),
    )
    .map(([files, platform, env]) => machine(Object.fromEntries(files), { platform, env }));

  it("leave nobody without a sentence", () => {
    fc.assert(
      fc.property(lacks, machines, (lack, around) => {
        const found = remedies({ ...noBubblewrap, lack }, around);
        expect(found.length).toBeGreaterThan(0);
        for (const one of found) expect(one).toMatch(/^[A-Z].{20,}/s);
      }),
    );
  });

  it("install packages as each distribution does", () => {
    const install = (files: Readonly<Record<string, string>>): readonly string[] =>
      remedies(noBubblewrap, machine(files));
    expect(install(debian)).toEqual(["Install it: apt-get install bubblewrap"]);
    expect(install(rocky)).toEqual(["Install it: dnf install bubblewrap"]);
    expect(install({ "/etc/os-release": "ID=alpine" })).toEqual(["Install it: apk add bubblewrap"]);
    expect(install({ "/etc/os-release": "ID=mine" })).toEqual([
      "Install bwrap, which most distributions have in the package bubblewrap.",
    ]);
  });

  it("name the switch that is closed, and turn it on the machine that has it", () => {
    expect(remedies(noNamespaces, machine(ubuntu))).toMatchInlineSnapshot(`
      [
        "AppArmor forbids namespaces to programs without a profile. Give bubblewrap one, in /etc/apparmor.d: profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, } — or, on a machine that only grades, allow it to all: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
      ]
    `);
    const [inside] = remedies(noNamespaces, machine({ ...ubuntu, "/.dockerenv": "" }));
    expect(inside).toMatch(/^On the machine that runs this container: AppArmor/);
    const closed = machine({ "/proc/sys/user/max_user_namespaces": "0\n" });
    expect(remedies(noNamespaces, closed)).toMatchInlineSnapshot(`
      [
        "The kernel makes no namespaces of users. Allow some: sudo sysctl -w user.max_user_namespaces=15000",
      ]
    `);
  });

  it("tell what Docker and Kubernetes have to allow", () => {
    expect(remedies(noNamespaces, machine({ "/.dockerenv": "" }))).toMatchInlineSnapshot(`
      [
        "The profile of this container refuses clone, clone3, unshare, setns, mount, umount2 and pivot_root. Start it with one that allows them, or where nothing else runs in it, without: --security-opt seccomp=unconfined --security-opt apparmor=unconfined",
        "Or stay at L2, and start a fresh container for every submission.",
      ]
    `);
    const pod = machine({}, { env: { KUBERNETES_SERVICE_HOST: "10.0.0.1" } });
    expect(remedies(noNamespaces, pod)).toMatchInlineSnapshot(`
      [
        "Give the pod a profile that allows clone, clone3, unshare, setns, mount, umount2 and pivot_root (securityContext.seccompProfile, type Localhost), and a namespace of users of its own: hostUsers: false",
        "Or stay at L2, and let every pod grade one submission, in gVisor: runtimeClassName: gvisor",
      ]
    `);
  });

  it("lead from macOS and Windows to a Linux", () => {
    const elsewhere: Obstacle = { lack: "linux", why: "" };
    expect(remedies(elsewhere, machine({}, { platform: "win32" }))).toMatchInlineSnapshot(`
      [
        "L0 and L1 are enough to learn with; for grades of others, use a Linux machine.",
        "WSL 2 is one. Set it up: wsl --install",
        "In its terminal, install what L3 needs: sudo apt-get install bubblewrap",
        "Clone the course inside it, not below /mnt/c: its files have no owners there.",
      ]
    `);
    expect(remedies(elsewhere, machine({}, { platform: "darwin" }))).toMatchInlineSnapshot(`
      [
        "L0 and L1 are enough to learn with; for grades of others, use a Linux machine.",
        "A virtual machine is one, for instance with Lima: limactl start template://debian",
        "In it, install what L3 needs: sudo apt-get install bubblewrap",
        "A container is one as well: as root it has L2, and with the right profile L3.",
      ]
    `);
  });
});
