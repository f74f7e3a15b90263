// What runs beside somebody's code, and nothing that specs are made of: `@gradus/exercises/subject`.
export { isList, isRecord, recordFrom } from "./plain/plain.ts";
export type { Plain, TypedArray } from "./plain/plain.ts";
export { plainLimits } from "./plain/to-plain.ts";
export type { PlainLimits } from "./plain/to-plain.ts";
export { inProcess } from "./run/in-process.ts";
export type { Outcome } from "./run/result.ts";
export type { ModuleExports } from "./run/subject.ts";
export { describeThrown } from "./run/thrown.ts";
export type { Thrown } from "./run/thrown.ts";
export type { Performed, Transport } from "./run/transport.ts";
