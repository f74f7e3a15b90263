import type { Stop } from "@gradus/exercises";

/** How a child ended. */
export type Ending =
  /** By itself, with this exit code. */
  | { readonly kind: "exited"; readonly code: number }
  /** By a signal that we did not send. */
  | { readonly kind: "crashed"; readonly signal: string }
  | { readonly kind: "too-slow" }
  /** It waits for what never comes. */
  | { readonly kind: "stuck" }
  | { readonly kind: "out-of-memory" }
  | { readonly kind: "printed-too-much" }
  /** Bytes on the private channel were not what we asked for. */
  | { readonly kind: "bad-frame" }
  /** Nobody waits for it any more. */
  | { readonly kind: "cancelled" };

const heapReport =
  /heap out of memory|invalid table size|Reached heap limit|Array buffer allocation failed/;

const abortSignals = ["SIGABRT", "SIGTRAP", "SIGILL"];

/** How a child ended that nobody stopped, from its exit code or the signal that ended it, and what it printed. */
export function endingOf(code: number | null, signal: string | null, printed: string): Ending {
  const aborted = (code ?? 0) > 128 || (signal !== null && abortSignals.includes(signal));
  if (aborted && heapReport.test(printed)) return { kind: "out-of-memory" };
  if (signal !== null) return { kind: "crashed", signal };
  return { kind: "exited", code: code ?? 0 };
}

/** The same, as it is said of a program. */
export function stopOf({ kind }: Ending): Stop {
  if (kind === "exited") return "ended-itself";
  return kind === "cancelled" ? "crashed" : kind;
}

/** Cuts off what V8 says when it runs out of memory: it is about V8, not about the program. */
export function withoutHeapReport(printed: string): string {
  let end = printed.search(/^(?:<--- Last few GCs|#\n# Fatal|FATAL ERROR)/m);
  // Empty lines go with it. They are counted, since a pattern would look at a page of them again from each of them.
  while (end > 0 && printed[end - 1] === "\n" && "\n" === (printed[end - 2] ?? "\n")) end--;
  return end === -1 ? printed : printed.slice(0, end);
}
