/** What of Node is needed to write a file; nothing of it is there in a browser. */
interface NodeProcess {
  readonly pid: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stderr: { write(text: string): void };
  once(event: "beforeExit" | "exit", listener: () => void): void;
}

/** Whether the environment asks for a trace: `GRADUS_TRACE=1`, or the path of the file to write. */
export function traceFile(): string | undefined {
  const { process } = globalThis as { readonly process?: Partial<NodeProcess> };
  const asked = process?.env?.["GRADUS_TRACE"];
  if (!asked || asked === "0") return undefined;
  return asked === "1" ? `gradus-trace-${process?.pid ?? 0}.json` : asked;
}

/**
 * Writes `trace()` to a new file when the process has nothing left to do, and says where.
 *
 * A file that is there is not overwritten.
 */
export async function writeTraceAtExit(file: string, trace: () => Promise<object>): Promise<void> {
  // Named apart, so that bundlers for browsers leave it alone.
  const name = "node:fs/promises";
  const { process } = globalThis as typeof globalThis & { readonly process: NodeProcess };
  const files = (await import(/* @vite-ignore */ name)) as {
    writeFile(path: string, text: string, options: { flag: "wx" }): Promise<void>;
  };
  process.once("beforeExit", () => {
    void trace()
      .then((value) => files.writeFile(file, JSON.stringify(value), { flag: "wx" }))
      .then(
        () => `the times of all kernels are in ${file}, for ui.perfetto.dev.`,
        (error: unknown) => `no trace was written. ${String(error)}`,
      )
      .then((words) => process.stderr.write(`webgpu: ${words}\n`));
  });
}
