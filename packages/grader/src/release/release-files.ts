/** The files of a release: what each says, by its path in the release, with `/` between folders. */
export type ReleaseFiles = ReadonlyMap<string, string | Uint8Array>;

/** A file's text, as an entry of a release. */
export type ReleaseFile = readonly [path: string, content: string | Uint8Array];

/** JSON as people write it. */
export function jsonFile(path: string, value: unknown): ReleaseFile {
  return [path, `${JSON.stringify(value, null, 2)}\n`];
}
