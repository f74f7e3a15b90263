import type { Paper } from "../render/paper.ts";
import { lengthOf } from "../render/wrap.ts";
import { keys } from "./keys.ts";

/** The line of keys, as many words as there is room for. */
export function footer({ width, ink }: Paper): string {
  const words = `  ${keys.map(({ key, word }) => `${key} ${word}`).join("   ")}`;
  if (lengthOf(words) <= width) {
    return `  ${keys.map(({ key, word }) => `${ink.strong(key)} ${ink.quiet(word)}`).join("   ")}`;
  }
  const short = keys.map(({ key }) => ink.strong(key)).join(" ");
  return `  ${short}   ${ink.quiet("? explains")}`;
}

/** What the keys do. */
export function keyHelp({ ink }: Paper): string {
  const lines = keys.map(({ key, does }) => `  ${ink.strong(key)}  ${does}`);
  return `\n${lines.join("\n")}\n\n  Saving an exercise checks it.\n`;
}
