import type { KernelTime } from "./kernel-times.ts";

/** What chrome://tracing and ui.perfetto.dev read. */
export interface ChromeTrace {
  readonly displayTimeUnit: "ns";
  readonly traceEvents: readonly object[];
}

/**
 * Kernel times as a trace: one row of boxes, each as long as its kernel ran. Times begin at the first kernel.
 *
 * @see https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU, the trace event format
 */
export function chromeTrace(times: readonly KernelTime[], adapter: string): ChromeTrace {
  const zero = times.reduce((least, { start }) => Math.min(least, start), Infinity);
  const name = (event: string, value: string): object => ({
    name: event,
    ph: "M",
    pid: 1,
    tid: 1,
    args: { name: value },
  });
  return {
    displayTimeUnit: "ns",
    traceEvents: [
      name("process_name", adapter),
      name("thread_name", "kernels"),
      ...times.map(({ label, start, end }) => ({
        name: label,
        cat: "kernel",
        ph: "X",
        pid: 1,
        tid: 1,
        ts: (start - zero) / 1000,
        dur: (end - start) / 1000,
      })),
    ],
  };
}
