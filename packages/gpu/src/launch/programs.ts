import type { DType } from "@gradus/core";
import type { Program } from "../kernel.ts";

/** Programs that differ in a function and a dtype, written when they are first asked for. */
export function programs<Fn extends string>(
  write: (fn: Fn, dtype: DType) => Program,
): (fn: Fn, dtype: DType) => Program {
  const written = new Map<string, Program>();
  return (fn, dtype) => {
    const key = `${fn} ${dtype}`;
    let program = written.get(key);
    if (!program) written.set(key, (program = write(fn, dtype)));
    return program;
  };
}
