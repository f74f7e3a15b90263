import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Format } from "../formats/format.ts";
import { formats } from "../formats/formats.ts";
import { placeText } from "../render/place-text.ts";
import { startFolder } from "../workspace/places.ts";
import { Misuse } from "./misuse.ts";

/** A file to write, in a format; without a file, standard output. */
export interface Target {
  readonly format: Format;
  readonly file?: string;
}

/**
 * What `--format NAME --out FILE --format NAME --out FILE …` asks for, as it is read from left to right.
 *
 * Each `--out` belongs to the `--format` beside it, whichever comes first; one alone is a page of text.
 */
export class TargetList {
  private readonly asked: { format?: string; out?: string }[] = [];

  /** Hears of a `--format`. */
  addFormat(format: string): void {
    const last = this.asked.at(-1);
    if (last && last.format === undefined) last.format = format;
    else this.asked.push({ format });
  }

  /** Hears of an `--out`. */
  addOut(out: string): void {
    const last = this.asked.at(-1);
    if (last && last.out === undefined) last.out = out;
    else this.asked.push({ out });
  }

  /**
   * The targets. Looked at before anything runs: nobody should wait for a grade that is then not written.
   *
   * @throws Misuse if a format is unknown, a file exists, or two would go to the same place
   */
  read({ force = false }: { readonly force?: boolean }): readonly Target[] {
    const targets = this.asked.map(({ format = "text", out }) => {
      const file = out === undefined ? undefined : resolve(startFolder(), out);
      return { format: formatCalled(format), ...(file !== undefined && { file }) };
    });
    for (const { file } of targets) if (file !== undefined && !force) refuseExisting(file);
    refuseSame(targets);
    return targets;
  }
}

/**
 * A format by its name.
 *
 * @throws Misuse naming them all
 */
export function formatCalled(name: string): Format {
  const found = formats.find((format) => format.name === name);
  if (found) return found;
  throw new Misuse(
    `grade: there is no format "${name}".\n` +
      `  The formats are ${formats.map((format) => format.name).join(", ")}.`,
  );
}

/** A file in which nothing stands is nobody's loss: platforms make such files to be written into. */
function refuseExisting(file: string): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  throw new Misuse(
    `grade: ${placeText(file)} exists.\n  A grade never overwrites a file without being told to.\n  Try: --force`,
  );
}

function refuseSame(targets: readonly Target[]): void {
  const places = targets.map(({ file }) => file);
  const twice = places.find((file, i) => places.indexOf(file) !== i);
  if (new Set(places).size === places.length) return;
  const name = twice === undefined ? "standard output" : placeText(twice);
  throw new Misuse(
    `grade: two formats would be written to ${name}.\n` +
      "  Every format has a place of its own.\n" +
      "  Try: an --out for each --format",
  );
}
