import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writePlot } from "./write-plot.ts";

async function inFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "gradus plots "));
  try {
    await body(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("writePlot", () => {
  it("makes the folder, and numbers what would replace another file", async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, "out", "history.svg");
      const names = [];
      for (const svg of ["a", "b", "c"]) names.push(await writePlot(file, svg));
      expect(names.map((name) => path.basename(name))).toEqual([
        "history.svg",
        "history-2.svg",
        "history-3.svg",
      ]);
      expect(await Promise.all(names.map((name) => readFile(name, "utf8")))).toEqual([
        "a",
        "b",
        "c",
      ]);
    });
  });

  it("gives plots written at the same time files of their own", async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, "loss.svg");
      await Promise.all(Array.from("abcdef", (svg) => writePlot(file, svg)));
      expect(await readdir(folder)).toHaveLength(6);
    });
  });

  it("replaces a file when told to", async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, "loss.svg");
      await writePlot(file, "old");
      expect(await writePlot(file, "new", { overwrite: true })).toBe(file);
      expect(await readFile(file, "utf8")).toBe("new");
      expect(await readdir(folder)).toHaveLength(1);
    });
  });

  it("explains a name that is not that of an SVG", async () => {
    await expect(writePlot("out/loss.png", "")).rejects.toThrowErrorMatchingInlineSnapshot(`
      [RangeError: writePlot: "out/loss.png".
        A plot is written to a file whose name ends in .svg.]
    `);
  });
});
