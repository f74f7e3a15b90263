/** A module's exports, as `import * as module` gives them. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/** Whose code a spec runs on. */
export interface Subject {
  /** The exports of the learner's file, or of a solution or mistake in its place. */
  readonly learner: ModuleExports;
  /** The exports of the exercise's `act.ts`, where it has one. */
  readonly acts?: ModuleExports;
}

/** Thrown where the learner's file lacks an export. */
export class MissingExportError extends Error {
  override readonly name = "MissingExportError";

  constructor(name: string) {
    super(`The exercise exports no \`${name}\`: was it renamed, or is \`export\` missing?`);
  }
}

/**
 * The function that an action stands for, with the learner's module already given.
 *
 * @throws MissingExportError if the learner's file has no such function
 */
export function actionOf(subject: Subject, action: string): (...args: unknown[]) => unknown {
  const learner = explainMissing(subject.learner);
  const found: unknown = subject.acts ? subject.acts[action] : learner[action];
  if (typeof found !== "function") throw new MissingExportError(action);
  return subject.acts
    ? (...args) => found(learner, ...args) as unknown
    : (...args) => found(...args) as unknown;
}

/** The same exports; one that is missing explains itself when it is called. */
function explainMissing(learner: ModuleExports): ModuleExports {
  return new Proxy(Object.freeze({}), {
    get: (_, name) => {
      if (typeof name !== "string" || name in learner) return Reflect.get(learner, name) as unknown;
      return function missing(): never {
        throw new MissingExportError(name);
      };
    },
    has: (_, name) => name in learner,
  });
}
