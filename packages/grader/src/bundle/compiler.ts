import { build, type BuildOptions, type BuildResult, stop } from "esbuild";

/** How long one file may be read, in milliseconds, and how long where nothing else is read at the same time. */
const patience = { beside: 5000, alone: 10_000 };

/** A file that the compiler does not come to the end of, or that ends it. */
export class UncompilableError extends Error {
  override readonly name = "UncompilableError";
}

let running = 0;
let alone: Promise<unknown> | undefined;
const waiting: (() => void)[] = [];

/**
 * Joins modules with esbuild, which is one process for all that is joined here.
 *
 * Some files take it hours, or end it: then whatever was being read is read again, one after the other, and the file
 * that does it a second time is the one.
 *
 * @throws UncompilableError where it is this one
 * @throws BuildFailure where it cannot be read
 */
export async function compile(options: BuildOptions): Promise<BuildResult> {
  // oxlint-disable-next-line no-await-in-loop -- whoever comes first goes first
  while (alone) await alone;
  const result = await counted(() => attempt(options, patience.beside));
  return result ?? (await inTurn(options));
}

/** The result, or undefined where the compiler was gone before there was one. */
async function attempt(options: BuildOptions, limit: number): Promise<BuildResult | undefined> {
  const timer = setTimeout(() => void stop(), limit);
  try {
    return await build(options);
  } catch (error) {
    if (!isGone(error)) throw error;
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Reads a file when nothing else is read. */
async function inTurn(options: BuildOptions): Promise<BuildResult> {
  while (alone) await alone.catch(() => undefined);
  const turn = (async () => {
    if (running > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    // One that has ended by itself has to be forgotten, or every later file would ask it.
    await stop();
    return attempt(options, patience.alone);
  })();
  alone = turn.catch(() => undefined);
  try {
    const result = await turn;
    if (result) return result;
    throw new UncompilableError("The compiler does not come to the end of this file.");
  } finally {
    alone = undefined;
  }
}

async function counted<Value>(body: () => Promise<Value>): Promise<Value> {
  running++;
  try {
    return await body();
  } finally {
    running--;
    if (running === 0) for (const resolve of waiting.splice(0)) resolve();
  }
}

/** Whether esbuild's process ended, which says nothing about the file. */
function isGone(error: unknown): boolean {
  return /\bThe service (?:was stopped|is no longer running)\b/.test(String(error));
}
