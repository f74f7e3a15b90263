import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { AttackedLevel } from "./attack-grader.ts";
import { forbidden, type Secrets, secretVariable } from "./secrets.ts";

/** What came of one attack at one level. */
export interface Attacked {
  readonly name: string;
  /** An outcome without a grade, or the status of the first check that does not pass. */
  readonly came: string;
  /** What it got that it should not have. */
  readonly breaches: readonly string[];
  /** What else is not as it was said to be. */
  readonly surprises: readonly string[];
  readonly seconds: number;
}

/** What the grader that is attacked says on its own channel. */
export type Message =
  | { readonly kind: "secrets"; readonly secrets: Secrets }
  | ({ readonly kind: "attacked" } & Attacked);

/** What came of all attacks at one level. */
export interface Driven {
  readonly results: readonly Attacked[];
  /** What the grader's own process printed, which should be nothing. */
  readonly printed: string;
  /** Whether a secret is in that. */
  readonly isLeaking: boolean;
  readonly exitCode: number | null;
}

/** Starts a grader with secrets around it, lets attacks loose on it, and reads every byte that it prints. */
export async function drive(
  { level, isBare }: AttackedLevel,
  names: readonly string[] = [],
  hear: (result: Attacked) => void = () => {},
): Promise<Driven> {
  const main = fileURLToPath(new URL("attacks-main.ts", import.meta.url));
  const flags = ["--conditions=gradus-source", "--import", "tsx"];
  const args = [...flags, main, level, isBare ? "bare" : "whole", ...names];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    env: { ...process.env, [secretVariable]: randomBytes(12).toString("hex") },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  }
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  const results: Attacked[] = [];
  let secrets: Secrets | undefined;
  for await (const line of createInterface({ input: child.stdio[3] as Readable })) {
    const message = JSON.parse(line) as Message;
    if (message.kind === "secrets") ({ secrets } = message);
    else {
      results.push(message);
      hear(message);
    }
  }
  const exitCode = await closed;
  const { everybody, learners } = secrets ? forbidden(secrets) : { everybody: [], learners: [] };
  const isLeaking = [...everybody, ...learners].some((word) => printed.includes(word));
  return { results, printed, isLeaking, exitCode };
}
