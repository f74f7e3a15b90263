import { execFileSync } from "node:child_process";
import { Misuse } from "../commands/misuse.ts";

const settings: readonly string[] = [
  // Nobody's hooks, filters and keys belong in here.
  "core.autocrlf=false",
  "core.hooksPath=/dev/null",
  "commit.gpgSign=false",
  // The contents of all files go into one file of git's, not into one each: five times faster.
  "core.bigFileThreshold=1",
];

/** Makes a folder a repository whose history is one commit of all that is in it. */
export function startHistory(folder: string, message: string): void {
  const git = (args: readonly string[]): string => runGit(folder, args);
  git(["init", "--quiet", "--initial-branch=main", "--template="]);
  const plain = settings.flatMap((setting) => ["-c", setting]);
  git([...plain, "add", "--all", "--force"]);
  git([...plain, ...identity(folder), "commit", "--quiet", "--message", message]);
}

/** The contents of all objects of a repository, those that no commit leads to as well. */
export function historyTexts(folder: string): readonly string[] {
  const output = execFileSync("git", ["cat-file", "--batch-all-objects", "--batch"], {
    cwd: folder,
    env: environment(),
    maxBuffer: 1024 ** 3,
  });
  const texts: string[] = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf("\n", at);
    const size = Number(output.toString("latin1", at, end).split(" ")[2]);
    texts.push(output.toString("utf8", end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return texts;
}

/** Whoever makes the release, or a name for where nobody has told git one. */
function identity(folder: string): readonly string[] {
  try {
    runGit(folder, ["config", "user.email"]);
    return [];
  } catch (error) {
    if (error instanceof Misuse) throw error;
    return ["-c", "user.name=Gradus", "-c", "user.email=gradus@example.invalid"];
  }
}

function runGit(folder: string, args: readonly string[]): string {
  try {
    const options = { cwd: folder, env: environment(), encoding: "utf8", stdio: "pipe" } as const;
    return execFileSync("git", [...args], options);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ENOENT") throw error;
    throw new Misuse(
      "release: there is no git here.\n  A release is a repository, whose history git makes.\n  Try: https://git-scm.com",
    );
  }
}

/** Without what another repository's hook says of itself. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")),
  );
}
