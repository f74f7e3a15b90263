import type { EntryReport } from "./parity-entry.ts";

/** What is needed of Node to write a file; a browser has none of it. */
interface Files {
  mkdir(folder: URL, options: { recursive: boolean }): Promise<unknown>;
  writeFile(file: URL, text: string): Promise<void>;
}

/** Says in one line how alike everything was, and on which adapter; Node also writes `out/parity.json`. */
export async function reportParity(
  adapter: string,
  reports: readonly EntryReport[],
): Promise<void> {
  const cases = reports.reduce((sum, report) => sum + report.cases, 0);
  const worst = reports.toSorted((a, b) => largestOf(b) - largestOf(a)).slice(0, 1);
  const most = worst.map((report) => `${report.name}, ${percent(largestOf(report))} of its bound`);
  console.info(
    `parity: ${reports.length} entries, ${cases} cases on ${adapter}; the largest error: ${most.join()}`,
  );
  const { process } = globalThis as { readonly process?: { readonly release?: unknown } };
  if (!process?.release) return;
  // Named apart, so that a browser does not look for it.
  const name = "node:fs/promises";
  const files = (await import(/* @vite-ignore */ name)) as Files;
  const folder = new URL("../../../../out/", import.meta.url);
  await files.mkdir(folder, { recursive: true });
  const text = JSON.stringify({ adapter, cases, entries: reports }, undefined, 2);
  await files.writeFile(new URL("parity.json", folder), `${text}\n`);
}

function largestOf({ worst, worstGradient }: EntryReport): number {
  return Math.max(worst, worstGradient);
}

function percent(part: number): string {
  return `${Math.round(100 * part)} %`;
}
