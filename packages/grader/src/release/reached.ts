import { lockedName, packageOf, withoutPeers } from "./locked-name.ts";
import type { Lockfile } from "./lockfile.ts";

/** What some packages of a lockfile need, all the way down, and what may be left out. */
export interface Reached {
  /** Names of snapshots. */
  readonly names: readonly string[];
  /** Peers that are used where somebody has them, and that nobody here has. */
  readonly absent: ReadonlySet<string>;
}

/** Follows the dependencies of some packages. A peer that is optional is no reason to have it. */
export function reachedFrom(lockfile: Lockfile, first: readonly string[]): Reached {
  const peers = new Set<string>();
  const names = new Set(first);
  for (const name of names) {
    const { dependencies, optionalDependencies } = lockfile.snapshots[name] ?? {};
    for (const [other, version] of Object.entries({ ...dependencies, ...optionalDependencies })) {
      if (isOptionalPeer(lockfile, name, other)) peers.add(other);
      else names.add(lockedName(other, version));
    }
  }
  const present = new Set([...names].map(packageOf));
  const absent = new Set([...peers].filter((name) => !present.has(name)));
  return { names: [...names].toSorted(), absent };
}

function isOptionalPeer({ packages }: Lockfile, name: string, other: string): boolean {
  const { peerDependenciesMeta = {} } = packages[withoutPeers(name, () => false)] ?? {};
  return peerDependenciesMeta[other]?.optional === true;
}
