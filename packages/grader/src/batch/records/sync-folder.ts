import { open } from "node:fs/promises";

/** Makes sure that the name of a file is on the disk, too. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows opens no folders; there, names are kept with the files.
  }
}
