import type { Lack, Obstacle } from "../obstacle.ts";
import type { ClosedSwitch, Container, Surroundings } from "./surroundings.ts";

/** What would help against an obstacle here: each a sentence, or a sentence with a command after its colon. */
export function remedies(obstacle: Obstacle, around: Surroundings): readonly string[] {
  return against[obstacle.lack](around, obstacle);
}

const against: Readonly<
  Record<Lack, (around: Surroundings, obstacle: Obstacle) => readonly string[]>
> = {
  node: () => ["Install Node 20.19 or newer."],
  linux: anotherSystem,
  program: (around, { program }) => (program ? [installing(program, around)] : []),
  root: asRoot,
  users: () => [
    "Give the container a full range of users: 65536 in /etc/subuid and /etc/subgid of the account that starts it.",
  ],
  processor: () => ["Grade on a machine with an x86_64 or aarch64 processor."],
  namespaces: (around) => [
    ...around.closed.map((one) => opening(one, around)),
    ...nestingIn(around),
  ],
  groups,
};

function anotherSystem({ platform }: Surroundings): string[] {
  const enough = "L0 and L1 are enough to learn with; for grades of others, use a Linux machine.";
  if (platform === "win32") {
    return [
      enough,
      "WSL 2 is one. Set it up: wsl --install",
      "In its terminal, install what L3 needs: sudo apt-get install bubblewrap",
      "Clone the course inside it, not below /mnt/c: its files have no owners there.",
    ];
  }
  if (platform === "darwin") {
    return [
      enough,
      "A virtual machine is one, for instance with Lima: limactl start template://debian",
      "In it, install what L3 needs: sudo apt-get install bubblewrap",
      "A container is one as well: as root it has L2, and with the right profile L3.",
    ];
  }
  return [enough];
}

function installing(
  { name, from }: NonNullable<Obstacle["program"]>,
  { install }: Surroundings,
): string {
  return install === undefined
    ? `Install ${name}, which most distributions have in the package ${from}.`
    : `Install it: ${install} ${from}`;
}

function asRoot({ isGitHubRunner }: Surroundings): string[] {
  const sudo = 'sudo env "PATH=$PATH" npx pnpm@10 gradus ci';
  return [
    isGitHubRunner
      ? `Runners have sudo without a password: ${sudo}`
      : `Run the command as root: ${sudo}`,
  ];
}

/** What opens each switch; inside a container it is the machine's own, and is turned there. */
const openings: Readonly<Record<ClosedSwitch, string>> = {
  "none at all":
    "The kernel makes no namespaces of users. Allow some: sudo sysctl -w user.max_user_namespaces=15000",
  "not by users":
    "The kernel makes no namespaces for users. Allow it: sudo sysctl -w kernel.unprivileged_userns_clone=1",
  "not without a profile":
    "AppArmor forbids namespaces to programs without a profile. Give bubblewrap one, in /etc/apparmor.d: " +
    "profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, } — or, on a machine that only grades, allow " +
    "it to all: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
};

function opening(one: ClosedSwitch, { container }: Surroundings): string {
  return container === undefined
    ? openings[one]
    : `On the machine that runs this container: ${openings[one]}`;
}

const calls = "clone, clone3, unshare, setns, mount, umount2 and pivot_root";

function nestingIn({ container, closed }: Surroundings): readonly string[] {
  if (container !== undefined) return nesting[container];
  return closed.length > 0
    ? []
    : ["Something between this program and the kernel forbids namespaces: ask whoever runs it."];
}

const inDocker = [
  `The profile of this container refuses ${calls}. Start it with one that allows them, or where nothing else runs ` +
    "in it, without: --security-opt seccomp=unconfined --security-opt apparmor=unconfined",
  "Or stay at L2, and start a fresh container for every submission.",
];

/** How containers let others be made inside them. */
const nesting: Readonly<Record<Container, readonly string[]>> = {
  Docker: inDocker,
  Podman: inDocker,
  Kubernetes: [
    `Give the pod a profile that allows ${calls} (securityContext.seccompProfile, type Localhost), and a namespace ` +
      "of users of its own: hostUsers: false",
    "Or stay at L2, and let every pod grade one submission, in gVisor: runtimeClassName: gvisor",
  ],
  "another container": [
    "Let whoever runs this container allow nested namespaces (in LXC: nesting=1).",
  ],
};

function groups({ container }: Surroundings): string[] {
  const enough =
    "L3 limits memory as well, for each process; L4 adds up what all of them hold, and measures it.";
  if (container !== undefined) {
    return [
      enough,
      "In a container, /sys/fs/cgroup has to be writable, with the controllers memory and pids.",
    ];
  }
  return [
    enough,
    "Run as root, or ask systemd for a group: systemd-run --user --scope -p Delegate=yes npx pnpm@10 gradus batch …",
  ];
}
