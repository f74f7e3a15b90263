import type { OnResolveResult, Plugin } from "esbuild";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Places } from "../workspace/places.ts";
import type { Framework } from "./framework.ts";

/** Packages that a learner's file may import. */
const allowedPackages = /^@gradus\/[a-z-]+(?:\/|$)/;

/**
 * Decides what every import of an exercise means.
 *
 * `#spec` and `#todo` are the framework, which the child already has. A learner's file may import the course's packages
 * and what lies beside it; anything else is refused in words.
 */
export function courseImports(at: Places, { file }: Framework, learner?: string): Plugin {
  const names = hashImports(at);
  const shared = pathToFileURL(file).href;
  return {
    name: "course-imports",
    setup(build) {
      build.onResolve({ filter: /^#/ }, ({ path }): OnResolveResult | undefined => {
        if (path === "#spec" || path === "#todo") return { path: shared, external: true };
        const target = names.get(path);
        return target === undefined ? undefined : { path: target };
      });
      if (learner === undefined) return;
      build.onResolve({ filter: /^[^#]/ }, ({ path, importer }): OnResolveResult | undefined => {
        const refusal = importer === learner ? refuse(path) : undefined;
        return refusal === undefined ? undefined : { errors: [{ text: refusal }] };
      });
    },
  };
}

/** Why a learner's file may not import this, or undefined if it may. */
function refuse(path: string): string | undefined {
  if (/(?:^|\/)(?:spec|act)(?:\.[cm]?[jt]s)?$/.test(path)) {
    return `An answer does not import "${path}": that file is about the answer, not a part of it.`;
  }
  if (path.startsWith("../")) {
    return `An answer stands alone: "${path}" belongs to another folder.`;
  }
  if (path.startsWith("./") || allowedPackages.test(path)) return undefined;
  return `This exercise does not need "${path}": what it takes is in the language itself, or imported already.`;
}

/** `#mat` → the file it stands for, as the package of exercises says. */
function hashImports({ language }: Places): ReadonlyMap<string, string> {
  const { imports } = JSON.parse(readFileSync(join(language, "package.json"), "utf8")) as {
    imports: Record<string, string>;
  };
  return new Map(Object.entries(imports).map(([name, path]) => [name, join(language, path)]));
}
