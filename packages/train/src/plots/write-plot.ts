import { explain } from "@gradus/core";

export interface WritePlotOptions {
  /** Replaces a file that is there already. */
  readonly overwrite?: boolean;
}

/**
 * Writes a plot to a file, for example `out/history.svg`, and makes its folder where there is none.
 *
 * A file that is there already is kept, and the new one gets a number: `out/history-2.svg`. Node only.
 *
 * @returns the file that was written
 * @throws RangeError unless the name ends in .svg
 */
export async function writePlot(
  file: string,
  svg: string,
  { overwrite = false }: WritePlotOptions = {},
): Promise<string> {
  checkName(file);
  const { mkdir, writeFile } = await import("node:fs/promises");
  const { default: path } = await import("node:path");
  await mkdir(path.dirname(file), { recursive: true });
  for (let number = 1; ; number++) {
    const name = number === 1 ? file : file.replace(/\.svg$/i, `-${number}$&`);
    try {
      // "wx" fails where there is a file, and leaves no moment in which another could appear
      await writeFile(name, svg, { flag: overwrite ? "w" : "wx" });
      return name;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}

function checkName(file: string): void {
  if (/[^/\\]\.svg$/i.test(file)) return;
  const rule = "A plot is written to a file whose name ends in .svg.";
  throw new RangeError(explain("writePlot", `"${file}".`, rule));
}
