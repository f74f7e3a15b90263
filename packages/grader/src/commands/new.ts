import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Kit } from "../kit.ts";
import { placeText } from "../render/place-text.ts";
import { exerciseFiles, moduleFile } from "../scaffold/exercise-files.ts";
import { newName } from "../scaffold/names.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { page } from "./batch.ts";
import { exitCodes } from "./exit-code.ts";

/** Makes an exercise that its author changes into what it will be. */
export function newExercise(kit: Kit, asked: string): number {
  const { course } = kit.at;
  const name = newName(kit.catalog, asked);
  const { id, module } = name;
  const about = join(course, "exercises", module, "module.md");
  const files = {
    ...(existsSync(about) ? {} : moduleFile(module)),
    ...exerciseFiles(name),
  };
  for (const [path, text] of Object.entries(files)) writeWhole(join(course, path), text);
  const made = Object.keys(files).map((path) => `  ${placeText(join(course, path))}`);
  kit.out(
    page(kit, [
      `Made: ${id}`,
      "",
      ...made,
      "",
      "It is a whole exercise already, about halving a number. Change it into yours: what there is to write begins with BLANK:, and the audit says which of these are left. When exercise.ts has changed, let the audit keep it as the stub.",
      "",
      `Try: pnpm gradus audit ${id} --record-stubs`,
    ]),
  );
  return exitCodes.fine;
}
