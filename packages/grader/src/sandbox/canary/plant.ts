import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Files and folders that a canary is led to. */
export interface Planted {
  readonly root: string;
  /** The only folder that the canary is given. */
  readonly box: string;
  /** A folder that everybody may write to. */
  readonly openFolder: string;
  /** A file that everybody may write to. */
  readonly openFile: string;
  /** A file with a secret that everybody may read. */
  readonly openSecret: string;
  /** One that only its owner may read. */
  readonly closedSecret: string;
  readonly remove: () => void;
}

/** Makes them, in a folder of their own that everybody may walk through. */
export function plant(secrets: { readonly open: string; readonly closed: string }): Planted {
  const root = mkdtempSync(join(tmpdir(), `gradus-${process.pid}-canary-`));
  // What a file mask took away is given back: this is what everybody may do.
  chmodSync(root, 0o755);
  const folder = (name: string, mode: number): string => {
    const path = join(root, name);
    mkdirSync(path);
    chmodSync(path, mode);
    return path;
  };
  const file = (name: string, text: string, mode: number): string => {
    const path = join(root, name);
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  };
  return {
    root,
    box: folder("box", 0o755),
    openFolder: folder("open", 0o777),
    openFile: file("open-file", "", 0o666),
    openSecret: file("secret", secrets.open, 0o644),
    closedSecret: file("closed-secret", secrets.closed, 0o600),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
