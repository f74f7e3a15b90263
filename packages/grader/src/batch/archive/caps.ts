/** How much of an archive is looked at, and how much is kept. */
export interface Caps {
  /** Bytes of the archive itself. */
  readonly archiveBytes: number;
  /** Files, folders and everything else that it lists. */
  readonly entries: number;
  /** Bytes that all of it would be. */
  readonly unpackedBytes: number;
  /** How many times larger than the archive all of it may be, once it is larger than `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Files that are kept. */
  readonly files: number;
  /** Bytes of one file that is kept. */
  readonly fileBytes: number;
  /** Bytes of all files that are kept. */
  readonly keptBytes: number;
  /** Bytes of one path. */
  readonly pathBytes: number;
}

const KiB = 1024;
const MiB = 1024 * KiB;

/**
 * Room for a learner's whole repository, packages and history included; of which only answers are kept, and an answer is
 * a few kilobytes.
 */
export const defaultCaps: Caps = {
  archiveBytes: 256 * MiB,
  entries: 100_000,
  unpackedBytes: 1024 * MiB,
  ratio: 100,
  ratioFrom: MiB,
  files: 200,
  fileBytes: 256 * KiB,
  keptBytes: 2 * MiB,
  pathBytes: 4 * KiB,
};

const units = ["bytes", "KiB", "MiB", "GiB"] as const;

/** `256 KiB`, `1.5 MiB` */
export function sizeText(bytes: number): string {
  const step = Math.max(
    0,
    units.findLastIndex((_, i) => bytes >= KiB ** i),
  );
  return `${Math.round((bytes / KiB ** step) * 10) / 10} ${units[step]}`;
}
