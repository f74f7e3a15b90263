import { readFileSync, statSync } from "node:fs";
import type { CourseSecret } from "../../grade/grader.ts";
import { Misuse } from "../../commands/misuse.ts";
import { placeText } from "../../render/place-text.ts";

/**
 * The secret that hidden values follow from, out of a file that only its owner can read.
 *
 * @throws Misuse if others can read it too, or if it is too short to be a secret
 */
export function readCourseSecret(file: string, term?: string): CourseSecret {
  const name = placeText(file);
  const key = contentOf(file, name);
  if (key.length < 16) {
    throw new Misuse(
      `secret: ${name} holds ${key.length} bytes.\n` +
        "  A secret has at least 16 bytes, which nobody can guess.\n" +
        `  Try: head -c 32 /dev/urandom > ${name}; chmod 600 ${name}`,
    );
  }
  return { key, ...(term !== undefined && { term }) };
}

function contentOf(file: string, name: string): Uint8Array {
  try {
    const isShared = (statSync(file).mode & 0o077) !== 0 && process.platform !== "win32";
    if (!isShared) return readFileSync(file);
  } catch {
    throw new Misuse(
      `secret: ${name} cannot be read.\n  A secret is a file that its owner can read, and nobody else.`,
    );
  }
  throw new Misuse(
    `secret: others than its owner can read ${name}.\n` +
      "  Whoever has the secret knows every hidden value.\n" +
      `  Try: chmod 600 ${name}`,
  );
}
