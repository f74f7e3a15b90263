import { readFileSync, writeSync } from "node:fs";
import type { Task } from "./task.ts";
import { tryCode } from "./tries/code.ts";
import { tryMemory } from "./tries/memory.ts";
import { tryNetwork } from "./tries/network.ts";
import { tryOthers } from "./tries/others.ts";
import { tryPrograms } from "./tries/programs.ts";
import { tryReading } from "./tries/reading.ts";
import { tryWriting } from "./tries/writing.ts";

/** The file descriptor of answers. */
const answers = 3;

/** A hostile program: it tries everything that a sandbox should prevent, says what came of it, and stays. */
async function main(): Promise<void> {
  say({ about: "ready", got: process.version, wentThrough: false });
  const task = JSON.parse(readFileSync(0, "utf8")) as Task;
  // Some parts of Node refuse only later, where nobody can catch it.
  process.on("uncaughtException", (error) => {
    say({ about: "later", got: error.message, wentThrough: false });
  });
  tell("environment", () => JSON.stringify(Object.keys(process.env)));
  tryCode(tell);
  tryReading(task, tell);
  await tryWriting(task, tell);
  tryPrograms(task, tell);
  tryOthers(task, tell);
  await tryNetwork(task, tell);
  tryMemory(task, tell);
  say({ about: "end", got: "", wentThrough: false });
  // It waits to be looked at, and to be ended.
  setTimeout(() => undefined, 20_000);
}

function tell(about: string, body: () => unknown): void {
  try {
    say({ about, got: String(body()), wentThrough: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    say({ about, got: code ?? message, wentThrough: false });
  }
}

function say(line: { about: string; got: string; wentThrough: boolean }): void {
  writeSync(answers, `${JSON.stringify(line)}\n`);
}

await main();
