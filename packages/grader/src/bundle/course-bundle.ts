import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../workspace/places.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { bundle } from "./bundle.ts";
import { courseImports } from "./course-imports.ts";
import type { Framework } from "./framework.ts";
import type { Obstacle } from "./obstacle.ts";

/** A file of JavaScript that was made from the course's own, or why there is none. */
export type CourseProgram =
  | { readonly kind: "program"; readonly file: string }
  | { readonly kind: "unreadable"; readonly obstacles: readonly Obstacle[] };

/**
 * Joins files of the course's own, which are trusted. The framework stays outside.
 *
 * The file is named by its content: what says the same is the same module.
 */
export async function courseBundle(
  entry: string,
  folder: string,
  framework: Framework,
  at: Places,
): Promise<CourseProgram> {
  const made = await bundle({
    entry,
    folder,
    options: {
      plugins: [courseImports(at, framework)],
      nodePaths: [join(at.language, "node_modules")],
    },
  });
  if (made.kind !== "program") return made;
  const name = createHash("sha256").update(made.code).digest("hex").slice(0, 24);
  const file = join(at.cache, "course", `${name}.mjs`);
  if (!existsSync(file)) writeWhole(file, made.code);
  return { kind: "program", file };
}
