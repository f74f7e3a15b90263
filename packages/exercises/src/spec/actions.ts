/** Also accepts the read-only form of every list and record in `Value`. */
export type Lenient<Value> = Value extends ((...args: never[]) => unknown) | ArrayBufferView
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]: Lenient<Value[Key]> }
    : Value;

type LenientArgs<Args extends readonly unknown[]> = { [Index in keyof Args]: Lenient<Args[Index]> };

/** A function as a spec calls it: asynchronous, wherever the learner's code runs. */
type Action<Args extends readonly unknown[], Result> = (
  ...args: LenientArgs<Args>
) => Promise<Awaited<Result>>;

type FunctionNames<Module> = {
  [Name in keyof Module]: Module[Name] extends (...args: never[]) => unknown ? Name : never;
}[keyof Module];

/** The learner's exported functions. Classes and constants are left out. */
export type DirectActions<Module> = {
  readonly [Name in FunctionNames<Module>]: Module[Name] extends (
    ...args: infer Args
  ) => infer Result
    ? Action<Args, Result>
    : never;
};

/** The functions of an `act.ts`, without their first parameter, the learner's module. */
export type ActedActions<Acts> = {
  readonly [Name in FunctionNames<Acts>]: Acts[Name] extends (
    module: never,
    ...args: infer Args
  ) => infer Result
    ? Action<Args, Result>
    : never;
};

/** Says how a spec reaches the learner's code, and carries the types of what it can call. */
export interface ActionSource<Actions> {
  readonly kind: "direct" | "acted";
  /** Never there: only the compiler looks at it. */
  readonly actions?: Actions;
}

/** The spec calls the learner's exports, which take and return plain data. */
export function direct<Module>(): ActionSource<DirectActions<Module>> {
  return { kind: "direct" };
}

/** The spec calls the functions of an `act.ts`, which call the learner's code. */
export function acted<Acts>(): ActionSource<ActedActions<Acts>> {
  return { kind: "acted" };
}
