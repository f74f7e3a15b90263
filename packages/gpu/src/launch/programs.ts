import type { DType } from "@gradus/core";
import type { Program } from "../kernel.ts";

/** Programs that differ in a function and a dtype, or in two other words; written when they are first asked for. */
export function programs<Fn extends string, Kind extends string = DType>(
  write: (fn: Fn, kind: Kind) => Program,
): (fn: Fn, kind: Kind) => Program {
  const written = new Map<string, Program>();
  return (fn, kind) => {
    const key = `${fn} ${kind}`;
    let program = written.get(key);
    if (!program) written.set(key, (program = write(fn, kind)));
    return program;
  };
}
