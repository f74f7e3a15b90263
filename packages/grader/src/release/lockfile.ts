/** What a lockfile of pnpm's, version 9, says; the rest of it is passed on unread. */
export interface Lockfile {
  /** What each folder of the workspace asked for, and what it got. */
  readonly importers: Table<Importer>;
  /** What each version of a package is: its checksum, and its peers. */
  readonly packages: Table<LockedPackage>;
  /** What each package needs, once for each choice of its peers. */
  readonly snapshots: Table<Snapshot>;
}

/** Values by name. */
export type Table<Value> = Readonly<Record<string, Value>>;

/** What one folder asked for, and what it got. */
export interface Importer {
  readonly dependencies?: Table<Locked>;
  readonly devDependencies?: Table<Locked>;
}

export interface Locked {
  /** What was asked for: `^4.1.0` */
  readonly specifier: string;
  /** What it got: `4.1.12(vite@8.3.8)` */
  readonly version: string;
}

export interface LockedPackage {
  readonly peerDependenciesMeta?: Table<{ readonly optional?: boolean }>;
}

export interface Snapshot {
  readonly dependencies?: Table<string>;
  readonly optionalDependencies?: Table<string>;
}

/** The same names, with other values. */
export function mapTable<A, B>(table: Table<A>, value: (one: A, name: string) => B): Table<B> {
  return Object.fromEntries(Object.entries(table).map(([name, one]) => [name, value(one, name)]));
}

/** The entries whose names are wanted. */
export function pick<A>(table: Table<A>, isWanted: (name: string) => boolean): Table<A> {
  return Object.fromEntries(Object.entries(table).filter(([name]) => isWanted(name)));
}
