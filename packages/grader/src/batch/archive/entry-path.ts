import { ArchiveError } from "./archive-error.ts";

const rule =
  "The paths of an archive lead from its own top downwards, so that unpacking it stays in one folder.";

/**
 * The path of an archive's entry, as `folder/file`: composed Unicode, no `.`, no doubled or trailing slashes.
 *
 * @throws ArchiveError where the path leads out of the archive, or would mean different files on different systems
 */
export function entryPath(format: string, name: string, maxBytes: number): string {
  const shown = showName(name);
  const refuse = (why: string, attempt?: string): ArchiveError =>
    new ArchiveError(format, `it holds "${shown}", ${why}.`, rule, attempt);
  if (name.includes("\\")) {
    throw refuse(
      "a path with a backslash",
      "make the archive with another program: a few old ones for Windows write such paths.",
    );
  }
  if (hasControls(name)) throw refuse("a path with a control character");
  if (/^(?:\/|[a-z]:)/i.test(name)) {
    throw refuse("a path from the top of a disk", "make the archive from inside the folder.");
  }
  if (Buffer.byteLength(name) > maxBytes) throw refuse(`a path of more than ${maxBytes} bytes`);
  const steps = name.split("/").filter((step) => step !== "" && step !== ".");
  if (steps.includes("..")) throw refuse("a path that leads upwards");
  return steps.join("/").normalize("NFC");
}

/** Equal for paths that some file system takes for the same: another case, another composition, trailing dots. */
export function sameFileKey(path: string): string {
  return path
    .split("/")
    .map((step) =>
      step
        .normalize("NFC")
        .toLowerCase()
        .toUpperCase()
        .replace(/[. ]+$/, ""),
    )
    .join("/");
}

/** A name that may hold anything, for people: one line, nothing invisible, not too long. */
export function showName(name: string): string {
  const visible = name.replaceAll(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/gu,
    (char) => `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`,
  );
  return visible.length <= 120 ? visible : `${visible.slice(0, 60)}…${visible.slice(-58)}`;
}

function hasControls(name: string): boolean {
  return /\p{Cc}/u.test(name);
}
