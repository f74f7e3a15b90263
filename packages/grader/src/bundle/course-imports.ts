import type { OnResolveResult, Plugin } from "esbuild";
import { pathToFileURL } from "node:url";
import type { Places } from "../workspace/places.ts";
import type { Framework } from "./framework.ts";
import { hashImports } from "./hash-imports.ts";

/** What `#…` means in the course's own files. `#spec` and `#todo` are the framework, which is here already. */
export function courseImports(at: Places, { file }: Framework): Plugin {
  const names = hashImports(at);
  const shared = pathToFileURL(file).href;
  return {
    name: "course-imports",
    setup(build) {
      build.onResolve({ filter: /^#/ }, ({ path }): OnResolveResult | undefined => {
        if (path === "#spec" || path === "#todo") return { path: shared, external: true };
        const target = names.get(path);
        return target === undefined ? undefined : { path: target };
      });
    },
  };
}
