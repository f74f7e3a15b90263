import { existsSync, readFileSync } from "node:fs";

/** The first heading of a Markdown file, and the first paragraph below it. */
export interface Heading {
  readonly title: string | undefined;
  readonly summary: string | undefined;
}

/** Reads a Markdown file's heading. Both parts are undefined where there is no file. */
export function readHeading(path: string): Heading {
  if (!existsSync(path)) return { title: undefined, summary: undefined };
  const paragraphs = readFileSync(path, "utf8").split(/\r?\n\s*\r?\n/);
  const at = paragraphs.findIndex((text) => /^#\s/.test(text.trim()));
  if (at < 0) return { title: undefined, summary: undefined };
  const [heading, ...rest] = paragraphs[at].trim().split(/\r?\n/);
  const below = rest.length > 0 ? rest.join(" ") : paragraphs[at + 1];
  return {
    title: heading.replace(/^#\s+/, "").trim(),
    summary: below?.trim().replaceAll(/\s*\r?\n\s*/g, " "),
  };
}

/** `03-matmul-transpose` → `Matmul transpose` */
export function titleFromName(folder: string): string {
  const words = folder.replace(/^\d+-/, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
