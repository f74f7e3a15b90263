import { join, sep } from "node:path";
import type { Flag, Layer } from "../layer.ts";
import { isAtLeast, type Level } from "../level.ts";
import { isSince, type NodeProgram } from "../node-program.ts";
import type { Job } from "../sandbox.ts";

/** Node itself, with what it can forbid a program. */
export function nodeLayer(node: NodeProgram, level: Level, job: Job): Layer {
  const { memoryMiB, heapMiB = memoryMiB, entry } = job;
  return {
    file: node.file,
    flags: [
      [`--max-old-space-size=${heapMiB}`],
      ["--disallow-code-generation-from-strings"],
      ["--no-addons"],
      ["--disable-proto=delete"],
      ["--no-warnings"],
      ["--no-deprecation"],
      // Where nobody asked for a debugger, none listens.
      ...(isSince(node, [22, 14], [23, 7]) ? [["--disable-sigusr1"]] : []),
      // A database may be written wherever it likes, whatever the permissions say.
      ...(isSince(node, [22, 5]) ? [["--no-experimental-sqlite"]] : []),
      ...(isAtLeast(level, "L1") ? permissions(node, job) : []),
      [entry],
    ],
  };
}

/** The permission to read a job's folders, and none else. Commas in one option are refused: each folder has its own. */
function permissions(node: NodeProgram, { folders }: Job): Flag[] {
  const isNamedSo = isSince(node, [22, 13], [23, 5]);
  return [
    [isNamedSo ? "--permission" : "--experimental-permission"],
    // With a separator at its end it is a folder, and not every path that begins so.
    ...folders.map((folder) => [`--allow-fs-read=${join(folder, sep)}`]),
  ];
}
