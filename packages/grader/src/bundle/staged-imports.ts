import type { OnResolveArgs, OnResolveResult, Plugin } from "esbuild";
import { posix } from "node:path";
import type { Staged } from "../stage/read-declared.ts";
import type { Places } from "../workspace/places.ts";
import { hashImports } from "./hash-imports.ts";

/** What a learner's files may import, besides each other. */
export interface Allowed {
  /** Packages: `@gradus/core`. */
  readonly packages: readonly string[];
}

/** Where learners' files are, for the bundler: in memory, not on a disk. */
const namespace = "staged";

/** How the entry imports a staged file. */
export const stagedPrefix = "staged:";

/**
 * Decides what every import means in a program that holds a learner's files.
 *
 * Those can import each other, what `#…` stands for, and the packages that their exercise allows; everything else is
 * refused in words. No configuration of theirs is looked at, and no file besides those that were staged.
 */
export function stagedImports(at: Places, { files }: Staged, { packages }: Allowed): Plugin {
  const names = hashImports(at);
  const isAllowed = (path: string): boolean =>
    packages.some((name) => path === name || path.startsWith(`${name}/`));
  return {
    name: "staged-imports",
    setup(build) {
      build.onResolve({ filter: /.*/, namespace }, async (args) => {
        const { path, importer, kind } = args;
        const why = refusedForm(args);
        if (why !== undefined) return refused(why);
        if (/^\.\.?\//.test(path)) {
          const found = besides(files, posix.join(posix.dirname(importer), path));
          return found === undefined ? refused(noSuchFile(path)) : { path: found, namespace };
        }
        const target = path === "#spec" ? undefined : names.get(path);
        if (target !== undefined) return { path: target };
        if (!isAllowed(path)) return refused(notNeeded(path));
        const resolved = await build.resolve(path, { kind, resolveDir: at.language });
        return resolved.errors.length > 0 ? refused(notNeeded(path)) : { path: resolved.path };
      });
      build.onResolve({ filter: /^staged:/ }, ({ path }) => ({
        path: path.slice(stagedPrefix.length),
        namespace,
      }));
      build.onResolve({ filter: /^#/ }, ({ path }) => {
        const target = names.get(path);
        return target === undefined ? undefined : { path: target };
      });
      build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: files.get(path) ?? "",
        loader: "ts",
      }));
    },
  };
}

/** Why nothing is imported in this way, whatever it is. */
function refusedForm({ kind, with: attributes }: OnResolveArgs): string | undefined {
  if (kind !== "import-statement" && kind !== "dynamic-import") return onlyImports;
  return Object.keys(attributes).length > 0
    ? "An answer imports code only, without `with`."
    : undefined;
}

function besides(files: Staged["files"], name: string): string | undefined {
  return [name, `${name}.ts`].find((one) => files.has(one));
}

function refused(text: string): OnResolveResult {
  return { errors: [{ text }] };
}

/** What is said to whoever tries another way than `import … from "…"`. */
export const onlyImports =
  'An answer takes what it needs at its top, with import … from "…": the name is written out, and require() is not there.';

function noSuchFile(path: string): string {
  if (/(?:^|\/)(?:spec|act)(?:\.[cm]?[jt]s)?$/.test(path)) {
    return `An answer does not import "${path}": that file is about the answer, not a part of it.`;
  }
  if (path.startsWith("../")) {
    return `An answer stands alone: "${path}" belongs to another folder.`;
  }
  return `There is no "${path}" to import. Is its name written rightly?`;
}

/** Why a learner's file may not import this. */
function notNeeded(path: string): string {
  return `This exercise does not need "${path}": what it takes is in the language itself, or imported already.`;
}
