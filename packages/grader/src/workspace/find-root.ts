import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The repository's root folder: the nearest one above that holds `pnpm-workspace.yaml`.
 *
 * Found by looking, not by counting `..`, because the command runs from its sources and from one joined file alike.
 *
 * @throws Error if there is none
 */
export function findRoot(from: string = fileURLToPath(import.meta.url)): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "pnpm-workspace.yaml"))) return folder;
  }
  throw new Error(
    `findRoot: no folder above ${from} holds pnpm-workspace.yaml.\n` +
      "  The gradus command runs inside the repository of the course.",
  );
}
