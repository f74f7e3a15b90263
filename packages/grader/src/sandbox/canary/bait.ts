import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Protection } from "../protection.ts";
import { type Bystander, startBystander } from "./bystander.ts";
import { type Listeners, openListeners } from "./listeners.ts";
import { plant, type Planted } from "./plant.ts";
import type { Task } from "./task.ts";

/** Something that went through: what it goes against, and words for it. */
export type Breach = readonly [against: Protection, words: string];

/** What a canary is led to: secrets, listeners, folders that everybody may write to, a program of the grader's user. */
export interface Bait {
  /** The only folder that the canary is given. */
  readonly box: string;
  readonly task: Omit<Task, "tooMuch">;
  /** What happened to it; `said` is all that the canary sent. */
  evidence(said: string): Breach[];
  /** Removes it, and what the canary wrote. */
  close(): Promise<void>;
}

/** Secrets, each of which shows where it was read if it turns up somewhere. */
interface Secrets {
  readonly open: string;
  readonly closed: string;
  readonly environment: string;
  readonly argument: string;
}

/** Lays bait. */
export async function layBait(): Promise<Bait> {
  const secrets: Secrets = {
    open: randomUUID(),
    closed: randomUUID(),
    environment: randomUUID(),
    argument: randomUUID(),
  };
  const marker = `gradus-canary-${randomUUID()}`;
  const planted = plant(secrets);
  const [listeners, bystander] = await Promise.all([
    openListeners(planted.root, marker),
    startBystander(secrets.environment, secrets.argument),
  ]);
  const folders = [planted.openFolder, ...common.filter((folder) => existsSync(folder))];
  const written = (): string[] => writtenIn(planted.box, folders, marker);
  return {
    box: planted.box,
    task: taskOf(marker, planted, folders, listeners, bystander),
    evidence: (said) => [
      ...readSecrets(said, secrets),
      ...(bystander.isEnded() ? [["signals", "ended another program"] as const] : []),
      ...listeners.visits.map((over): Breach => ["network", `spoke to a listener over ${over}`]),
      ...(readFileSync(planted.openFile).length > 0
        ? [["writing", "wrote into a file of the grader"] as const]
        : []),
      ...written().map((path): Breach => ["writing", `made ${path.replace(marker, "…")}`]),
    ],
    close: async () => {
      listeners.close();
      await bystander.end();
      for (const path of written()) rmSync(path, { recursive: true, force: true });
      planted.remove();
    },
  };
}

/** Where everybody may write on most systems. */
const common = ["/tmp", "/var/tmp", "/dev/shm"];

function taskOf(
  marker: string,
  { box, openFile, openSecret, closedSecret }: Planted,
  openFolders: readonly string[],
  { tcpPort, udpPort, sockets }: Listeners,
  bystander: Bystander,
): Omit<Task, "tooMuch"> {
  return {
    marker,
    secrets: [openSecret, closedSecret],
    bystander: bystander.pid,
    grader: process.pid,
    openFolders,
    openFile,
    box,
    tcpPort,
    udpPort,
    sockets,
  };
}

function readSecrets(said: string, secrets: Secrets): Breach[] {
  const found: readonly (readonly [secret: string, ...Breach])[] = [
    [secrets.open, "reading", "read a file that everybody may read"],
    [secrets.closed, "reading", "read a file that only the grader may read"],
    [secrets.environment, "grader", "read a secret in another program"],
    [secrets.argument, "listing", "read the arguments of another program"],
  ];
  return found.flatMap(([secret, ...breach]) => (said.includes(secret) ? [breach] : []));
}

/** What stands in folders now that the canary named, and in its own box what Node names for it. */
function writtenIn(box: string, folders: readonly string[], marker: string): string[] {
  const named = (folder: string, start: string): string[] =>
    readdirSync(folder)
      .filter((name) => name.startsWith(start))
      .map((name) => join(folder, name));
  return [
    ...[box, ...folders].flatMap((folder) => named(folder, marker)),
    ...named(box, "node_trace"),
  ];
}
