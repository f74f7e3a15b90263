import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { AnswerStore } from "./answer-store.ts";
import { type AnswerFiles, sumOf } from "./answers.ts";

const root = mkdtempSync(join(tmpdir(), "gradus-answers-"));
afterAll(() => rmSync(root, { recursive: true }));

const one: AnswerFiles = new Map([["exercise.ts", Buffer.from("export const x = 1;")]]);
const two: AnswerFiles = new Map([...one, ["parts/more.ts", Buffer.from("export const y = 2;")]]);

describe("an answer that is kept", () => {
  const store = new AnswerStore(root);

  it.each([
    ["of one file", one, ["exercise.ts"]],
    ["of two files", two, ["exercise.ts", "parts", join("parts", "more.ts")]],
  ])("%s is whole after a batch that was ended while it was written", (_, files, names) => {
    const sum = sumOf(files);
    const folder = store.folderOf(sum, files.size);
    const file = join(folder, "exercise.ts");
    const endings = [
      // Written apart, and not yet put in its place: the content is right, the name is not.
      () => renameSync(file, `${file}.123-0`),
      () => writeFileSync(file, "export const"),
      () => writeFileSync(`${file}.123-0`, "export const"),
      () => rmSync(file),
      () => rmSync(folder, { recursive: true }),
    ];
    for (const end of endings) {
      store.keep(sum, files);
      end();
      store.keep(sum, files);
      const there = readdirSync(folder, { recursive: true }) as string[];
      expect(there.toSorted()).toEqual(names);
      expect(store.textOf(sum)).toContain("export const x = 1;");
    }
  });
});
