import { createPrivateKey, type KeyObject, randomUUID } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CourseSecret } from "../grade/grader.ts";
import { newKeys } from "../report/signature.ts";
import { openListeners } from "../sandbox/canary/listeners.ts";
import { privateSpecs } from "./private-spec.ts";
import { newSecrets, type Secrets } from "./secrets.ts";

/** What attacks are led to, and what the grader grades with meanwhile. */
export interface Bait {
  readonly secrets: Secrets;
  /** What stands for `<name>` in a hostile file: an attacker who knows the machine would know it. */
  readonly words: Readonly<Record<string, string>>;
  /** In the name or command line of whatever attacks leave behind. */
  readonly marker: string;
  /** A folder of its own for every attack. */
  readonly work: string;
  readonly courseSecret: CourseSecret;
  readonly specs: string;
  readonly key: KeyObject;
  /** What somebody changed, made or spoke to since the last time, in words; it is made good again. */
  readonly touched: () => string[];
  /** Hears nobody any more. What was planted goes when this process ends. */
  readonly close: () => void;
}

/** Where everybody may write on most systems. */
const common = [tmpdir(), "/var/tmp", "/dev/shm"];

/** Lays bait. */
export async function layBait(): Promise<Bait> {
  const secrets = newSecrets();
  const marker = `attacked-${randomUUID()}`;
  const root = mkdtempSync(join(tmpdir(), `gradus-${process.pid}-attacks-`));
  chmodSync(root, 0o755);
  process.once("exit", () => rmSync(root, { recursive: true, force: true }));
  const files = plant(root, secrets);
  const listeners = await openListeners(root, marker);
  process.env["GITHUB_OUTPUT"] = files.githubOutput;
  const ports = { tcpPort: String(listeners.tcpPort), udpPort: String(listeners.udpPort) };
  const heard = new Set<string>();
  return {
    secrets,
    marker,
    work: join(root, "work"),
    courseSecret: { key: Buffer.from(secrets.courseKey, "hex") },
    specs: files.privateSpecs,
    key: createPrivateKey(readFileSync(files.signingKey)),
    words: {
      ...files,
      ...ports,
      marker,
      grader: String(process.pid),
      socket: join(root, "socket"),
    },
    touched: () => {
      const visits = listeners.visits.filter((over) => !heard.has(over));
      for (const over of visits) heard.add(over);
      return [
        ...visits.map((over) => `it spoke to a listener over ${over}`),
        ...mend(files, marker),
      ];
    },
    close: () => listeners.close(),
  };
}

type Files = ReturnType<typeof plant>;

function plant(root: string, secrets: Secrets) {
  const files = {
    secretFile: join(root, "secret"),
    closedSecretFile: join(root, "closed-secret"),
    solutionFile: join(root, "solution.cjs"),
    victimFile: join(root, "victim"),
    githubOutput: join(root, "github-output"),
    openFolder: join(root, "open"),
    privateSpecs: join(root, "private"),
    courseKey: join(root, "course.key"),
    signingKey: join(root, "signing.pem"),
  };
  mkdirSync(join(root, "work"));
  mkdirSync(files.openFolder);
  chmodSync(files.openFolder, 0o777);
  write(files.courseKey, secrets.courseKey, 0o600);
  write(files.signingKey, newKeys().privateKey, 0o600);
  write(files.secretFile, secrets.openFile, 0o644);
  write(files.closedSecretFile, secrets.closedFile, 0o600);
  write(files.solutionFile, solution(secrets), 0o644);
  write(files.victimFile, untouched, 0o666);
  write(files.githubOutput, untouched, 0o666);
  for (const [id, spec] of Object.entries(privateSpecs)) {
    const folder = join(files.privateSpecs, id);
    mkdirSync(folder, { recursive: true });
    write(join(folder, "spec.ts"), spec(secrets), 0o644);
  }
  return files;
}

const untouched = "as it was\n";

/** What somebody changed or made; it is put back, or removed. */
function mend({ victimFile, githubOutput, openFolder }: Files, marker: string): string[] {
  const told: string[] = [];
  for (const file of [victimFile, githubOutput]) {
    if (existsSync(file) && readFileSync(file, "utf8") === untouched) continue;
    told.push("it changed a file of the grader");
    rmSync(file, { recursive: true, force: true });
    write(file, untouched, 0o666);
  }
  const made = [
    ...readdirSync(openFolder).map((name) => join(openFolder, name)),
    ...common.filter(existsSync).flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.includes(marker))
        .map((name) => join(folder, name)),
    ),
  ];
  for (const path of made) {
    told.push(
      `it left a file in ${dirname(path) === openFolder ? "an open folder" : dirname(path)}`,
    );
    rmSync(path, { recursive: true, force: true });
  }
  return told;
}

function write(file: string, text: string, mode: number): void {
  writeFileSync(file, text);
  chmodSync(file, mode);
}

function solution({ solution: secret }: Secrets): string {
  return `// ${secret}
exports.dot = (a, b) => {
  if (a.length !== b.length) throw new RangeError("lengths");
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
};
`;
}
