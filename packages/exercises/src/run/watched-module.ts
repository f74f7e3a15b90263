import { MissingExportError, type ModuleExports } from "./subject.ts";

/** A learner's module as an act sees it, and what happened in it last. */
export interface WatchedModule {
  readonly exports: ModuleExports;
  /** What a function of the module returned last. */
  last?: { readonly name: string; readonly value: unknown };
  /** What a function of the module threw last. */
  threw?: { readonly error: unknown };
}

/**
 * The same exports, watched: so that an error in an act can be told from an error in the learner's code.
 *
 * An export that is missing explains itself when it is called.
 */
export function watchModule(learner: ModuleExports): WatchedModule {
  const watched: WatchedModule = {
    exports: new Proxy(Object.freeze({}), {
      get: (_, name) => {
        if (typeof name !== "string") return undefined;
        if (!(name in learner)) return missing(name);
        const value = learner[name];
        return typeof value === "function" ? watch(name, value, watched) : value;
      },
      has: (_, name) => name in learner,
    }),
  };
  return watched;
}

function missing(name: string): () => never {
  return function missingExport(): never {
    throw new MissingExportError(name);
  };
}

/** Classes are constructed as if nobody watched. */
function watch(name: string, target: Callable, watched: WatchedModule): unknown {
  return new Proxy(target, {
    apply: (_, self: unknown, args: unknown[]) => {
      try {
        const value: unknown = Reflect.apply(target, self, args);
        watched.last = { name, value };
        return value;
      } catch (error) {
        watched.threw = { error };
        throw error;
      }
    },
  });
}

// oxlint-disable-next-line typescript/no-unsafe-function-type -- all that is known of a learner's export
type Callable = Function;
