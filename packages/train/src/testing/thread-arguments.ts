import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** What Node needs to run TypeScript in a thread; `--import tsx` serves the main thread only. */
export function threadArguments(): string[] {
  const found = createRequire(import.meta.url).resolve("tsx/esm/api");
  const api = pathToFileURL(found).href.replace(/cjs$/, "mjs");
  const code = `import { register } from ${JSON.stringify(api)}; register();`;
  return [
    "--conditions=gradus-source",
    "--import",
    `data:text/javascript,${encodeURIComponent(code)}`,
  ];
}
