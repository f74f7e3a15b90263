import { posix } from "node:path";
import { lockedName, withoutPeers } from "./locked-name.ts";
import {
  type Importer,
  type Locked,
  type Lockfile,
  mapTable,
  pick,
  type Snapshot,
  type Table,
} from "./lockfile.ts";
import { reachedFrom } from "./reached.ts";

/** What one folder of a workspace asks for: names, and the versions that would do. */
export interface Wants {
  readonly dependencies?: Table<string>;
  readonly devDependencies?: Table<string>;
}

/**
 * The part of a lockfile that some folders need, with the very versions and checksums of the whole.
 *
 * A peer that is only used where somebody has it, and that nobody has any more, is left out.
 *
 * @param wants what each folder asks for, by its path; a package of the workspace as `workspace:*`
 * @param places the folder of each package of the workspace, by its name
 * @throws Error if the lockfile does not know what is asked for
 */
export function prunedLockfile<Whole extends Lockfile>(
  whole: Whole,
  wants: ReadonlyMap<string, Wants>,
  places: ReadonlyMap<string, string>,
): Whole {
  const importers = mapTable(Object.fromEntries(wants), (one, path) =>
    importerOf(whole, path, one, places),
  );
  const { names, absent } = reachedFrom(whole, Object.values(importers).flatMap(packagesOf));
  const short = (name: string): string => withoutPeers(name, (peer) => !absent.has(peer));
  const bare = new Set(names.map((name) => withoutPeers(name, () => false)));
  const snapshots = names.map((name) => [
    short(name),
    shortened(whole.snapshots[name], absent, short),
  ]);
  return {
    ...whole,
    importers: mapTable(importers, (one) => renamed(one, short)),
    packages: pick(whole.packages, (name) => bare.has(name)),
    snapshots: Object.fromEntries(snapshots),
  };
}

function importerOf(
  whole: Lockfile,
  path: string,
  wants: Wants,
  places: ReadonlyMap<string, string>,
): Importer {
  const lock = (specifier: string, name: string): Locked => {
    const place = specifier.startsWith("workspace:") ? places.get(name) : undefined;
    const version =
      place === undefined
        ? versionOf(whole, name, specifier)
        : `link:${posix.relative(path, place)}`;
    return { specifier, version };
  };
  const { dependencies = {}, devDependencies = {} } = wants;
  return {
    dependencies: mapTable(dependencies, lock),
    devDependencies: mapTable(devDependencies, lock),
  };
}

/** The names of the packages that a folder got from elsewhere. */
function packagesOf({ dependencies, devDependencies }: Importer): readonly string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, { version }]) => !version.startsWith("link:"))
    .map(([name, { version }]) => lockedName(name, version));
}

/** Which version stands for this, anywhere in the workspace. */
function versionOf({ importers }: Lockfile, name: string, specifier: string): string {
  for (const { dependencies, devDependencies } of Object.values(importers)) {
    const found = [dependencies?.[name], devDependencies?.[name]].find(
      (one) => one?.specifier === specifier,
    );
    if (found) return found.version;
  }
  throw new Error(
    `prunedLockfile: nothing is locked for ${name} ${specifier}.\n` +
      "  A lockfile knows every version that a package.json beside it asks for.\n" +
      "  Try: pnpm install",
  );
}

/** The same as pnpm writes it: in order, and nothing where there is nothing. */
function renamed(importer: Importer, short: (name: string) => string): Importer {
  const groups = Object.entries<Table<Locked>>({ ...importer }).filter(
    ([, group]) => Object.keys(group).length > 0,
  );
  return Object.fromEntries(
    groups.map(([kind, group]) => [
      kind,
      mapTable(inOrder(group), ({ specifier, version }) => ({
        specifier,
        version: short(version),
      })),
    ]),
  );
}

function shortened(
  snapshot: Snapshot = {},
  absent: ReadonlySet<string>,
  short: (name: string) => string,
): Snapshot {
  const kept = (group: Table<string>): Table<string> =>
    mapTable(
      pick(group, (name) => !absent.has(name)),
      short,
    );
  const { dependencies, optionalDependencies, ...rest } = snapshot;
  return {
    ...(dependencies && { dependencies: kept(dependencies) }),
    ...(optionalDependencies && { optionalDependencies: kept(optionalDependencies) }),
    ...rest,
  };
}

function inOrder<Value>(table: Table<Value>): Table<Value> {
  return Object.fromEntries(Object.entries(table).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
