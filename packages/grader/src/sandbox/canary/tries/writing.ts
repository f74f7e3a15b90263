import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTracing } from "node:trace_events";
import { writeHeapSnapshot } from "node:v8";
import type { Task, Tell } from "../task.ts";

interface Sqlite {
  readonly DatabaseSync: new (file: string) => { exec(command: string): void };
}

/** Writes where everybody may: by itself, and through parts of Node that write files of their own. */
export async function tryWriting(task: Task, tell: Tell): Promise<void> {
  const { marker, openFolders, openFile, box } = task;
  for (const folder of [box, ...openFolders]) {
    tell("writing: a file", () => writeFileSync(join(folder, `${marker}-file`), marker));
    tell("writing: a folder", () => mkdirSync(join(folder, `${marker}-folder`)));
  }
  tell("writing: into a file", () => appendFileSync(openFile, marker));
  const [open = box] = openFolders;
  // Named by a variable: not every Node has it, and a bundler should not look for it.
  const sqlite = "node:sqlite";
  try {
    const { DatabaseSync } = (await import(sqlite)) as Sqlite;
    tell("writing: a database", () =>
      new DatabaseSync(join(open, `${marker}-db`)).exec("create table t (a)"),
    );
  } catch (error) {
    tell("writing: a database", () => {
      throw error;
    });
  }
  tell("writing: a report", () => process.report.writeReport(join(open, `${marker}-report`)));
  // Tracing writes to the current folder. Where that fails, Node 20 waits for ever: only to be tried where it does not.
  if (!process.version.startsWith("v20.")) {
    tell("writing: a trace", () => createTracing({ categories: ["node"] }).enable());
  }
  tell("writing: a heap", () => {
    // Large and slow: once everything else was stopped, this is, too.
    const isForbidden = process.permission && !process.permission.has("fs.write", open);
    return isForbidden ? writeHeapSnapshot(join(open, `${marker}-heap`)) : "not tried";
  });
}
