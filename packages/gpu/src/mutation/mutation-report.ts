import type { Judged } from "./judge-all.ts";

const columns = ["killed", "refused", "survived", "unread"] as const;

/** What came of all mutants, a line for each kernel. */
export interface MutationReport {
  readonly words: string;
  /** How many mutants were noticed. */
  readonly passed: number;
  /** How many were not, and how many kernels had none that a device would run. */
  readonly failed: number;
}

/** Counts mutants by kernel and by verdict. */
export function mutationReport(
  files: readonly string[],
  judged: readonly Judged[],
): MutationReport {
  const width = Math.max(0, ...files.map(({ length }) => length));
  const rows = files.map((file) => {
    const own = judged.filter(({ mutant }) => mutant.file === file);
    const counts = columns.map((kind) => own.filter(({ verdict }) => verdict.kind === kind).length);
    // A table that only joins what others wrote has no WGSL of its own.
    const untried = file.endsWith(".wgsl.ts") && counts[0] === 0;
    return { file, counts, untried };
  });
  const line = (name: string, cells: readonly (string | number)[], note = ""): string =>
    name.padEnd(width) + cells.map((cell) => String(cell).padStart(9)).join("") + note;
  const lines = rows.map(({ file, counts, untried }) =>
    line(file, counts, untried ? "  nothing shows that its mistakes are noticed" : ""),
  );
  const total = (kinds: readonly (typeof columns)[number][]): number =>
    judged.filter(({ verdict }) => kinds.includes(verdict.kind)).length;
  return {
    words: [line("", columns), ...lines].join("\n"),
    passed: total(["killed", "refused"]),
    failed: total(["survived", "unread"]) + rows.filter(({ untried }) => untried).length,
  };
}
