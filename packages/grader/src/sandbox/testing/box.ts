import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { Job, Remains, Sandbox, SandboxedProcess } from "../sandbox.ts";

/** A folder with programs for a sandbox. */
export interface Box {
  readonly folder: string;
  /** Writes a program, and says how it is to be run. */
  job(code: string, more?: Partial<Job>): Job;
  remove(): void;
}

/** Makes a box that every user can read. */
export function makeBox(): Box {
  const folder = mkdtempSync(join(tmpdir(), "gradus-box-"));
  chmodSync(folder, 0o755);
  let programs = 0;
  return {
    folder,
    job: (code, more = {}) => {
      const entry = join(folder, `${programs++}.mjs`);
      writeFileSync(entry, code, { mode: 0o644 });
      return { entry, folders: [folder], memoryMiB: 64, cpuSeconds: 10, ...more };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What a program said on its channel and printed, and how it ended. */
export interface Ended extends Remains {
  readonly said: string;
  readonly printed: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Runs a program to its end. */
export async function runIn(sandbox: Sandbox, job: Job): Promise<Ended> {
  const one = sandbox.start(job);
  const { child } = one;
  const said = textOf(child.stdio[3] as Readable);
  const printed = [textOf(child.stdout), textOf(child.stderr)];
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.on("close", (...ending) => resolve(ending)),
  );
  const remains = await one.gone;
  return {
    ...remains,
    said: said(),
    printed: printed.map((read) => read()).join(""),
    code,
    signal,
  };
}

/** Waits until a program says something on its channel. */
export function firstWord({ child }: SandboxedProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    (child.stdio[3] as Readable).once("data", (chunk: Buffer) => resolve(chunk.toString()));
    child.once("exit", () => reject(new Error("It ended before it said anything.")));
  });
}

function textOf(stream: Readable | null): () => string {
  let text = "";
  stream?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}
