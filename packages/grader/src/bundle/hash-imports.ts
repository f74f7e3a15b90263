import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../workspace/places.ts";

/** `#mat` → the file it stands for, as the package of exercises says. */
export function hashImports({ language }: Places): ReadonlyMap<string, string> {
  const { imports } = JSON.parse(readFileSync(join(language, "package.json"), "utf8")) as {
    imports: Record<string, string>;
  };
  return new Map(Object.entries(imports).map(([name, path]) => [name, join(language, path)]));
}
