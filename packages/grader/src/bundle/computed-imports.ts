import { transform } from "esbuild";
import { resolve } from "node:path";
import type { Staged } from "../stage/read-declared.ts";
import type { Obstacle } from "./obstacle.ts";
import { onlyImports } from "./staged-imports.ts";

/**
 * Finds where an answer would import what is known only when it runs: `import(name)`, `require(…)`.
 *
 * Looked for before its files are joined: for a name with a pattern in it the compiler would walk through every folder
 * that the pattern may mean. What is searched is the file as the compiler prints it, without its comments.
 *
 * @param folder the folder that names in messages are relative to
 */
export async function computedImports({ files }: Staged, folder: string): Promise<Obstacle[]> {
  const found: Obstacle[] = [];
  for (const [name, source] of files) {
    if (!perhaps.test(source) || !computed.test(await printed(source))) continue;
    const lines = source.split("\n");
    const at = lines.findIndex((text) => perhaps.test(text));
    const lineText = lines[at] ?? "";
    const column = Math.max(1, lineText.search(perhaps) + 1);
    const place = { file: resolve(folder, name), line: at + 1, column, length: 6, lineText };
    found.push({ text: onlyImports, ...(at >= 0 && { place }) });
  }
  return found;
}

/** Anything but `import … from`; it may be a comment or a text. */
const perhaps = /\b(?:import\s*[(/]|require\b)/;

/** A call of either with anything but a name that is written out. */
const computed = /\b(?:import|require)\((?!\s*"(?:[^"\\]|\\.)*"\s*[,)])/;

/** A file as the compiler prints it; nothing where it cannot be read, which is told when it is joined. */
async function printed(source: string): Promise<string> {
  try {
    const options = { loader: "ts", target: "node20", tsconfigRaw: "{}" } as const;
    return (await transform(source, { ...options, legalComments: "none", logLevel: "silent" }))
      .code;
  } catch (error) {
    if (isReadable(error)) return "";
    throw error;
  }
}

/** Whether the compiler has said what it cannot read. Otherwise it has ended. */
function isReadable(error: unknown): boolean {
  return error instanceof Error && "errors" in error;
}
