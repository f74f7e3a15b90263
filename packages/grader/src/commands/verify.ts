import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Kit } from "../kit.ts";
import { placeText } from "../render/place-text.ts";
import { count } from "../render/words.ts";
import { type ReadGrade, readGrades } from "../report/read-grades.ts";
import { fingerprint, isBy, isIntact, publicKeyFrom } from "../report/signature.ts";
import { startFolder } from "../workspace/places.ts";
import { exitCodes } from "./exit-code.ts";
import { Misuse } from "./misuse.ts";
import { formatCalled } from "./targets.ts";

export interface VerifyOptions {
  /** The public key that the reports should be signed with. */
  readonly key?: string;
  /** Looks at a file of a platform's format instead of reports. */
  readonly format?: string;
}

/** The most problems that are told of one file. */
const mostTold = 20;

/** Says whether files are what they should be, and whether reports are as they were signed. */
export async function verify(
  kit: Kit,
  files: readonly string[],
  options: VerifyOptions,
): Promise<number> {
  const key = options.key === undefined ? undefined : publicKeyOf(options.key);
  let isFine = true;
  for (const name of files) {
    const file = resolve(startFolder(), name);
    const source = contentOf(file);
    const { problems, notes } =
      options.format === undefined
        ? reportWords(readGrades(source), key)
        : { problems: await formatCalled(options.format).validate(source), notes: [] };
    kit.out(`${fileLines(placeText(file), problems, notes, kit).join("\n")}\n`);
    isFine &&= problems.length === 0;
  }
  return isFine ? exitCodes.fine : exitCodes.wrong;
}

interface Words {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** What there is to say about the reports of a file. */
function reportWords(grades: readonly ReadGrade[], key: KeyObject | undefined): Words {
  const problems = grades.flatMap((grade) => [...grade.problems, ...signatureProblems(grade, key)]);
  const reports = grades.flatMap(({ report }) => report ?? []);
  const signatures = reports.flatMap(({ signature }) => signature ?? []);
  const keys = [...new Set(signatures.map(({ publicKey }) => fingerprint(publicKey)))];
  const known = key
    ? "the key that was given"
    : "which nobody has vouched for: give --key to be sure";
  return {
    problems,
    notes: [
      `${count(reports.length, "report")} of grade/v1, ${signatures.length} signed`,
      ...keys.map((name) => `signed by ${name}, ${known}`),
      ...(signatures.length === 0
        ? ["nothing says who made them, or that they are unchanged"]
        : []),
    ],
  };
}

function signatureProblems({ report, at }: ReadGrade, key: KeyObject | undefined): string[] {
  if (!report) return [];
  const { signature } = report;
  if (!signature) return key ? [`${at} is not signed.`] : [];
  if (!isIntact({ ...report })) return [`${at} is not what was signed: somebody changed it.`];
  if (key && !isBy(signature, key)) {
    return [`${at} is signed by another key, ${fingerprint(signature.publicKey)}.`];
  }
  return [];
}

function fileLines(
  name: string,
  problems: readonly string[],
  notes: readonly string[],
  { paper }: Kit,
): readonly string[] {
  const { good, bad, quiet } = paper.ink;
  const more = problems.length - mostTold;
  return [
    problems.length === 0 ? good(`  ✓ ${name}`) : bad(`  ✗ ${name}`),
    ...problems.slice(0, mostTold).map((problem) => `    ${problem}`),
    ...(more > 0 ? [`    and ${more} more.`] : []),
    ...notes.map((note) => quiet(`    ${note}`)),
  ];
}

function publicKeyOf(name: string): KeyObject {
  const file = resolve(startFolder(), name);
  try {
    return publicKeyFrom(contentOf(file));
  } catch (error) {
    if (error instanceof Misuse) throw error;
    throw new Misuse(
      `verify: ${placeText(file)} holds no public key.\n` +
        "  Grades are signed with Ed25519 keys; the public one is in the file that ends in .pub.",
    );
  }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Misuse(`verify: ${placeText(file)} cannot be read.`);
  }
}
