import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vitest/config";

const defineTests = fileURLToPath(new URL("define-tests.ts", import.meta.url));

/**
 * Makes the `spec.ts` of an exercise a test file: each check becomes a test of the `exercise.ts` beside it.
 *
 * Vite loads the spec and the learner's file like any other source, so breakpoints and editors work.
 */
export function exerciseTests(): Plugin {
  return {
    name: "gradus:exercise-tests",
    enforce: "pre",
    transform(code, id) {
      if (!/[\\/]spec\.ts$/.test(id)) return undefined;
      const folder = dirname(id);
      const acts = existsSync(join(folder, "act.ts")) ? `, acts: () => import("./act.ts")` : "";
      // Appended, so that the lines above stay where they are.
      const tests = [
        `import { defineTests as gradusDefineTests } from ${JSON.stringify(defineTests)};`,
        `import gradusSpec from "./spec.ts";`,
        `gradusDefineTests(gradusSpec, import.meta.url, { learner: () => import("./exercise.ts")${acts} });`,
      ];
      return { code: `${code}\n${tests.join("\n")}\n`, map: null };
    },
  };
}
