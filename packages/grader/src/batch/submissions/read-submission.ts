import { join } from "node:path";
import { type Caps, defaultCaps } from "../archive/caps.ts";
import { showName } from "../archive/entry-path.ts";
import { isClutter } from "./answer-places.ts";
import type { Asked } from "./asked.ts";
import { type Answer, answersIn, refused, toAll, topsOf, troubled } from "./answers.ts";
import type { Submission } from "./find-submissions.ts";
import { BadArchive, openArchive } from "./open-archive.ts";
import { openFolder } from "./open-folder.ts";
import { Refusal, troubleWith } from "./refusal.ts";

/**
 * Reads the answers of one submission. Never throws: whatever is wrong with it is an answer in words.
 *
 */
export async function readSubmission(
  { id, kind, path }: Submission,
  asked: readonly Asked[],
  caps: Caps = defaultCaps,
): Promise<ReadonlyMap<string, Answer>> {
  try {
    if (kind === "folder") return await readFolder(path, asked, caps);
    if (kind === "archive") return await answersIn(await openArchive(path, asked, caps), asked);
    throw kind === "link" ? isLink() : isUnnamed();
  } catch (error) {
    if (error instanceof BadArchive) return toAll(asked, refused(error, error.sha256));
    if (error instanceof Refusal) return toAll(asked, refused(error));
    return toAll(asked, troubled(troubleWith(showName(id), error)));
  }
}

/** A folder; or, if it holds no answer but one archive, as learning platforms hand them out, that archive. */
async function readFolder(
  path: string,
  asked: readonly Asked[],
  caps: Caps,
): Promise<ReadonlyMap<string, Answer>> {
  const opened = await openFolder(path, caps);
  const answers = await answersIn(opened, asked);
  if ([...answers.values()].some(({ kind }) => kind === "answer")) return answers;
  const top = (await topsOf(opened)).at(-1) ?? "";
  const names = (await opened.list(top)).filter((name) => !isClutter(name));
  const archives = names.filter((name) => /\.(?:zip|tar|tar\.gz|tgz)$/i.test(name));
  if (archives.length !== 1) return answers;
  return answersIn(await openArchive(join(path, top, archives[0]), asked, caps), asked);
}

function isLink(): Refusal {
  return new Refusal(
    "it is a link to another place.",
    "A submission is a folder or an archive of its own; links are not followed.",
    "copy the folder itself to where the submissions are.",
  );
}

function isUnnamed(): Refusal {
  return new Refusal(
    "its name is not written in UTF-8.",
    "A submission is known by its name, which must be readable.",
    "rename it.",
  );
}
