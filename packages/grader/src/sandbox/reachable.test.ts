import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isReachable, refuseLinks } from "./reachable.ts";

const root = mkdtempSync(join(tmpdir(), "gradus-reachable-"));
const box = join(root, "box");
const file = join(box, "inner", "file");

beforeAll(() => {
  chmodSync(root, 0o755);
  mkdirSync(join(box, "inner"), { recursive: true });
  writeFileSync(file, "");
});
afterAll(() => rmSync(root, { recursive: true }));

/** Whether the file is reachable while a path has another mode. */
function reachableWith(path: string, mode: number): boolean {
  chmodSync(path, mode);
  const is = isReachable(file);
  chmodSync(path, 0o755);
  return is;
}

// Windows has no such modes, and no level that needs them.
describe.runIf(process.platform !== "win32")("isReachable", () => {
  it("needs a file that everybody may read, below folders that everybody may walk through", () => {
    expect(reachableWith(file, 0o644)).toBe(true);
    expect(reachableWith(file, 0o640)).toBe(false);
    expect(reachableWith(box, 0o711)).toBe(true);
    expect(reachableWith(box, 0o750)).toBe(false);
    expect(reachableWith(root, 0o700)).toBe(false);
  });
});

describe("refuseLinks", () => {
  it("lets folders and plain files pass", () => {
    expect(() => refuseLinks(box)).not.toThrow();
  });

  it("refuses what leads out of a folder, however deep", () => {
    const link = join(box, "inner", "link");
    symlinkSync("/etc/passwd", link);
    expect(() => refuseLinks(box)).toThrow("inner/link is not a plain file with one name");
    rmSync(link);
    linkSync(file, link);
    expect(() => refuseLinks(box)).toThrow("is not a plain file with one name");
    rmSync(link);
  });
});
