import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Kit } from "../kit.ts";
import { placeText } from "../render/place-text.ts";
import { newKeys } from "../report/signature.ts";
import { startFolder } from "../workspace/places.ts";
import { exitCodes } from "./exit-code.ts";
import { Misuse } from "./misuse.ts";

/** Makes a pair of keys: one to sign grades with, which only its owner can read, and one to verify them with. */
export function keygen(kit: Kit, name: string): number {
  const file = resolve(startFolder(), name);
  const publicFile = `${file}.pub`;
  for (const one of [file, publicFile]) {
    if (!existsSync(one)) continue;
    throw new Misuse(
      `keygen: ${placeText(one)} exists.\n  Grades that an old key signed can be verified with that key only, so none is overwritten.`,
    );
  }
  const keys = newKeys();
  writeFileSync(file, keys.privateKey, { mode: 0o600, flag: "wx" });
  writeFileSync(publicFile, keys.publicKey, { flag: "wx" });
  kit.out(
    [
      `  Written: ${placeText(file)}      signs grades; nobody but you may have it`,
      `  Written: ${placeText(publicFile)}  verifies them; give it to whoever asks`,
      "",
    ].join("\n"),
  );
  return exitCodes.fine;
}
