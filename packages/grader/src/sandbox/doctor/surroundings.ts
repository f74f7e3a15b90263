import { existsSync, readFileSync } from "node:fs";
import { release } from "node:os";

/** Where this runs, as far as it decides what would help. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  /** The system in its own words: "Debian GNU/Linux 12 (bookworm)". */
  readonly name: string;
  /** How packages are installed here, if that is known: "apt-get install". */
  readonly install: string | undefined;
  readonly container: Container | undefined;
  /** A runner of GitHub, which has sudo without a password. */
  readonly isGitHubRunner: boolean;
  /** The switches of the kernel that keep users from making namespaces. */
  readonly closed: readonly ClosedSwitch[];
}

/** What a container was made by. */
export type Container = "Docker" | "Podman" | "Kubernetes" | "another container";

/** A switch of the kernel that forbids namespaces. */
export type ClosedSwitch = "none at all" | "not by users" | "not without a profile";

/** How to look at the machine; tests look at another one. */
export interface Looking {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file, or undefined where it cannot be read. */
  readonly read: (file: string) => string | undefined;
  readonly exists: (file: string) => boolean;
}

/** Looks around. */
export function lookAround({ platform, env, read, exists }: Looking = here): Surroundings {
  const system = platform === "linux" ? osRelease(read("/etc/os-release") ?? "") : new Map();
  return {
    platform,
    name: nameOf(platform, system),
    install: installWords([system.get("ID"), ...(system.get("ID_LIKE")?.split(" ") ?? [])]),
    container: platform === "linux" ? containerOf(env, read, exists) : undefined,
    isGitHubRunner: env["GITHUB_ACTIONS"] === "true",
    closed: platform === "linux" ? closedSwitches(read) : [],
  };
}

const here: Looking = {
  platform: process.platform,
  env: process.env,
  read: (file) => {
    try {
      return readFileSync(file, "utf8");
    } catch {
      return undefined;
    }
  },
  exists: existsSync,
};

/** The lines of `/etc/os-release` by their names. */
function osRelease(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value = ""]) => [
      name,
      value.replaceAll(/^["']|["']$/g, ""),
    ]),
  );
}

function nameOf(platform: NodeJS.Platform, system: ReadonlyMap<string, string>): string {
  if (platform === "darwin") return "macOS";
  if (platform === "win32") return "Windows";
  return system.get("PRETTY_NAME") ?? (platform === "linux" ? `Linux ${release()}` : platform);
}

const installers: Readonly<Record<string, string>> = {
  debian: "apt-get install",
  ubuntu: "apt-get install",
  fedora: "dnf install",
  rhel: "dnf install",
  suse: "zypper install",
  opensuse: "zypper install",
  arch: "pacman -S",
  alpine: "apk add",
  gentoo: "emerge",
  void: "xbps-install",
};

/** Of the names of a distribution, and of those that it is like, the first that is known decides. */
function installWords(names: readonly (string | undefined)[]): string | undefined {
  return names.flatMap((name) => installers[name ?? ""] ?? [])[0];
}

function containerOf(
  env: Looking["env"],
  read: Looking["read"],
  exists: Looking["exists"],
): Container | undefined {
  if (env["KUBERNETES_SERVICE_HOST"] !== undefined) return "Kubernetes";
  if (exists("/.dockerenv")) return "Docker";
  if (exists("/run/.containerenv")) return "Podman";
  const first = read("/proc/1/environ")?.split("\0") ?? [];
  return first.some((one) => one.startsWith("container=")) ? "another container" : undefined;
}

function closedSwitches(read: Looking["read"]): ClosedSwitch[] {
  const is = (file: string, value: string): boolean => read(file)?.trim() === value;
  return [
    ...(is("/proc/sys/user/max_user_namespaces", "0") ? (["none at all"] as const) : []),
    ...(is("/proc/sys/kernel/unprivileged_userns_clone", "0") ? (["not by users"] as const) : []),
    ...(is("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1")
      ? (["not without a profile"] as const)
      : []),
  ];
}
