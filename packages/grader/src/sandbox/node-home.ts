import { chmodSync, constants, copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { NodeProgram } from "./node-program.ts";
import { isReachable } from "./reachable.ts";

/** A Node that everybody may start, and how to remove it again. */
export interface NodeHome {
  readonly node: NodeProgram;
  readonly remove: () => void;
}

/** The given Node, or a copy of it where other users cannot come to it: in root's own folder, for instance. */
export function houseNode(node: NodeProgram): NodeHome {
  if (isReachable(node.file)) return { node, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), `gradus-${process.pid}-node-`));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  chmodSync(folder, 0o711);
  const file = join(folder, basename(node.file));
  copyFileSync(node.file, file, constants.COPYFILE_FICLONE);
  chmodSync(file, 0o555);
  return {
    node: { ...node, file },
    remove: () => {
      process.off("exit", remove);
      remove();
    },
  };
}
