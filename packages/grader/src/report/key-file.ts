import { fstatSync, readFileSync, statSync } from "node:fs";
import type { KeyObject } from "node:crypto";
import { Misuse } from "../commands/misuse.ts";
import { placeText } from "../render/place-text.ts";
import { privateKeyFrom } from "./signature.ts";

/** Where a private key comes from: a file that only its owner can read, or an open file descriptor. */
export type KeySource = { readonly file: string } | { readonly fd: number };

/**
 * The private key that reports are signed with. Never from a command line or the environment, which others can read.
 *
 * @throws Misuse if others can read the file too, or if it holds no such key
 */
export function readPrivateKey(source: KeySource): KeyObject {
  const name = "file" in source ? placeText(source.file) : `file descriptor ${source.fd}`;
  const pem = contentOf(source, name);
  try {
    return privateKeyFrom(pem);
  } catch {
    throw new Misuse(
      `key: ${name} holds no private key for grades.\n` +
        "  Grades are signed with Ed25519 keys in PEM form.\n" +
        "  Try: gradus keygen grades.key",
    );
  }
}

function contentOf(source: KeySource, name: string): string {
  try {
    if ("fd" in source) {
      fstatSync(source.fd);
      return readFileSync(source.fd, "utf8");
    }
    refuseShared(source.file, name);
    return readFileSync(source.file, "utf8");
  } catch (error) {
    if (error instanceof Misuse) throw error;
    throw new Misuse(
      `key: ${name} cannot be read.\n  A private key is a file that its owner can read, or an open file descriptor.`,
    );
  }
}

/** Windows has no such bits; there, folders decide who may read. */
function refuseShared(file: string, name: string): void {
  const bits = statSync(file).mode & 0o077;
  if (bits === 0 || process.platform === "win32") return;
  throw new Misuse(
    `key: others than its owner can read ${name}.\n` +
      "  Whoever has the private key can make grades, so only its owner may read it.\n" +
      `  Try: chmod 600 ${name}`,
  );
}
