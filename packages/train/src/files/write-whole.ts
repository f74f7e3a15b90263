import { type FileHandle, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const ending = ".partial";

/**
 * Writes a file so that nobody ever reads half of it, whenever the process is killed or the power
 * fails: apart, forced to the disk, then renamed into place. Node only.
 *
 * What a killed process leaves behind is a file of another name; the next write removes it.
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  await removeLeftovers(folder, basename(path));
  const draft = `${path}.${process.pid}${ending}`;
  try {
    await writeAndSync(draft, content);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function writeAndSync(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function removeLeftovers(folder: string, name: string): Promise<void> {
  for (const other of await readdir(folder))
    if (other.startsWith(`${name}.`) && other.endsWith(ending))
      await rm(join(folder, other), { force: true });
}

/** Makes the new name last, where the system lets folders be opened; Windows does not. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, "r");
    await handle.sync();
  } catch {
    // the rename stands; only its moment is up to the system
  } finally {
    await handle?.close();
  }
}
