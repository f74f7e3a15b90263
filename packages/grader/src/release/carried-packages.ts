import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { without } from "../report/without.ts";
import { pick, type Table } from "./lockfile.ts";
import type { Wants } from "./pruned-lockfile.ts";
import { jsonFile, type ReleaseFile } from "./release-files.ts";

/** What a `package.json` says that matters here. */
export interface Manifest extends Wants {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Table<unknown>;
  readonly peerDependencies?: Table<string>;
  readonly scripts?: unknown;
  readonly publishConfig?: unknown;
  readonly files?: unknown;
}

/** A package that learners get as its sources, since no registry has it. */
export interface CarriedPackage {
  /** `packages/core` */
  readonly path: string;
  /** Its `package.json`, without what only its authors need. */
  readonly manifest: Manifest;
  readonly files: readonly ReleaseFile[];
}

/** What sources need beside their dependencies: to be read by an editor, and to be run as tests. */
export const developing: ReadonlySet<string> = new Set(["@types/node", "typescript", "vitest"]);

/** Folders that only tests need, and attacks. */
const forTests: ReadonlySet<string> = new Set(["attacks", "goldens", "testing", "transcripts"]);

/** The packages that the `gradus` command is made of: its own, and what that needs of this repository. */
export function carriedPackages(root: string): readonly CarriedPackage[] {
  const packages = new Map(
    readdirSync(join(root, "packages"))
      .map((name) => `packages/${name}`)
      .filter((path) => existsSync(join(root, path, "package.json")))
      .map((path) => [readManifest(root, path).name, path]),
  );
  const wanted = new Set(["@gradus/grader"]);
  for (const name of wanted) {
    const { dependencies = {} } = readManifest(root, packages.get(name) ?? "");
    for (const other of Object.keys(dependencies)) if (packages.has(other)) wanted.add(other);
  }
  return [...wanted].map((name) => carried(root, packages.get(name) ?? "")).toSorted(byPath);
}

function byPath(a: CarriedPackage, b: CarriedPackage): number {
  return a.path < b.path ? -1 : 1;
}

function carried(root: string, path: string): CarriedPackage {
  const manifest = trimmed(readManifest(root, path));
  const folder = join(root, path);
  const isExported = Object.keys(manifest.exports ?? {}).includes("./testing");
  const sources = ["src", "bin"].flatMap((name) => sourcesIn(join(folder, name), isExported));
  const files = [...sources, join(folder, "tsconfig.json")].map((file): ReleaseFile => [
    relative(root, file).replaceAll("\\", "/"),
    readFileSync(file),
  ]);
  return { path, manifest, files: [...files, jsonFile(`${path}/package.json`, manifest)] };
}

/** The files under a folder that are no tests and serve none. */
function sourcesIn(folder: string, hasTesting: boolean): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return /\.(?:test|audit)\.ts$/.test(entry.name) ? [] : [path];
    const isLeftOut = entry.name === "testing" ? !hasTesting : forTests.has(entry.name);
    return isLeftOut ? [] : sourcesIn(path, hasTesting);
  });
}

function readManifest(root: string, path: string): Manifest {
  return JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")) as Manifest;
}

/** Without what only its authors need. */
function trimmed(manifest: Manifest): Manifest {
  const rest = without(manifest, "scripts", "publishConfig", "files");
  const { devDependencies: development = {}, peerDependencies: peers = {} } = manifest;
  // A peer has to come from somewhere, and in development it comes from here.
  const isKept = (name: string): boolean => developing.has(name) || Object.hasOwn(peers, name);
  const devDependencies = pick(development, isKept);
  return { ...rest, private: true, devDependencies };
}
