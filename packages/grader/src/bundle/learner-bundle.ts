import { join } from "node:path";
import type { Staged } from "../stage/read-declared.ts";
import type { Places } from "../workspace/places.ts";
import { type Bundle, bundle } from "./bundle.ts";
import { computedImports } from "./computed-imports.ts";
import { type Allowed, onlyImports, stagedImports, stagedPrefix } from "./staged-imports.ts";

/** A learner's files, and how they are called. */
export interface LearnerSource {
  readonly staged: Staged;
  /** The file whose exports are called: `exercise.ts`. */
  readonly main: string;
  /** Paths of the act files; a spec that calls the learner's exports itself has none. */
  readonly acts: readonly string[];
  readonly allowed: Allowed;
  /** The folder that names in messages and maps are relative to. */
  readonly folder: string;
}

/** What the compiler would let pass, to be found out by the program itself. */
const undecided = [
  "unsupported-dynamic-import",
  "unsupported-require-call",
  "indirect-require",
  "require-resolve-not-external",
] as const;

/** Files that are no code. */
const noCode = [".json", ".wasm", ".css", ".txt", ".node"] as const;

/**
 * Joins a learner's files and the acts to the program that a child runs. It holds nothing of the specs.
 *
 * There are texts that end the compiler, or keep it for hours: ask `Joiners`, whose processes may be ended.
 */
export async function learnerBundle(
  { staged, main, acts, allowed, folder }: LearnerSource,
  at: Places,
): Promise<Bundle> {
  const load = (path: string): string => `() => import(${JSON.stringify(path)})`;
  const entry = [
    `export const learner = ${load(stagedPrefix + main)};`,
    `export const acts = [${acts.map(load).join(", ")}];`,
  ].join("\n");
  const computed = await computedImports(staged, folder);
  if (computed.length > 0) return { kind: "unreadable", obstacles: computed };
  const made = await bundle({
    entry,
    folder,
    options: {
      plugins: [stagedImports(at, staged, allowed)],
      nodePaths: [join(at.language, "node_modules")],
      logOverride: Object.fromEntries(undecided.map((id) => [id, "error" as const])),
      loader: Object.fromEntries(noCode.map((ending) => [ending, "empty"])),
      // Indented, 26,000 ifs in each other are four gigabytes.
      minifyWhitespace: true,
    },
  });
  const isRequiring = made.kind === "program" && /;var __require=\(/.test(made.code);
  return isRequiring ? { kind: "unreadable", obstacles: [{ text: onlyImports }] } : made;
}
