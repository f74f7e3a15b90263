import { createHash } from "node:crypto";
import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A name for what the files under some folders and files say: the same name means the same content.
 *
 * @param include which files count, by name
 * @returns 16 hexadecimal digits
 */
export function contentHash(
  paths: readonly string[],
  include: (name: string) => boolean = (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
): string {
  const hash = createHash("sha256");
  for (const path of paths) add(hash, path, "", include);
  return hash.digest("hex").slice(0, 16);
}

function add(
  hash: ReturnType<typeof createHash>,
  path: string,
  name: string,
  include: (name: string) => boolean,
): void {
  const entries = list(path);
  if (!entries) {
    hash.update(`${name}\0`).update(content(path)).update("\0");
    return;
  }
  for (const entry of entries) {
    if (entry.name === "node_modules") continue;
    if (!entry.isDirectory() && !include(entry.name)) continue;
    add(hash, join(path, entry.name), `${name}/${entry.name}`, include);
  }
}

/** A folder's entries in a fixed order, or undefined for a file. */
function list(path: string): readonly Dirent[] | undefined {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}

/** A file that is not there counts as one that says nothing. */
function content(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
