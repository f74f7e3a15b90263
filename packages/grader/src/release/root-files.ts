import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { type CarriedPackage, developing } from "./carried-packages.ts";
import { type Lockfile, mapTable, pick, type Table } from "./lockfile.ts";
import { prunedLockfile, type Wants } from "./pruned-lockfile.ts";
import { jsonFile, type ReleaseFile } from "./release-files.ts";

/** What stands at the top of a release, besides what people read: how it is installed, run and looked at. */
export function rootFiles(root: string, packages: readonly CarriedPackage[]): ReleaseFile[] {
  const manifest = rootManifest(root);
  return [
    jsonFile("package.json", manifest),
    ["pnpm-lock.yaml", lockfile(root, manifest, packages)],
    ["pnpm-workspace.yaml", workspace],
    ["tsconfig.base.json", readFileSync(join(root, "tsconfig.base.json"))],
    jsonFile("tsconfig.json", tsconfig),
    ["vitest.config.ts", vitestConfig],
    [".gitignore", "node_modules\n.gradus\n"],
    ["LICENSE", readFileSync(join(root, "LICENSE"))],
  ];
}

/** What the `package.json` at the top of the course says that matters here. */
interface CourseManifest {
  readonly devDependencies: Table<string>;
  readonly engines: unknown;
  readonly packageManager: string;
}

/** What stands in the `package.json` at the top of a release. */
interface RootManifest extends CourseManifest {
  readonly name: string;
  readonly private: boolean;
  readonly type: string;
  readonly imports: Table<string>;
  readonly scripts: Table<string>;
}

/** The same commands as in the repository of the course, and the same versions of what they need. */
function rootManifest(root: string): RootManifest {
  const text = (...path: readonly string[]): string => readFileSync(join(root, ...path), "utf8");
  const course = JSON.parse(text("package.json")) as CourseManifest;
  const language = JSON.parse(text("packages", "exercises", "package.json")) as {
    imports: Table<string>;
  };
  const gradus = "node packages/grader/bin/gradus.mjs";
  const commands = ["check", "hint", "grade"].map((name) => [name, `${gradus} ${name}`] as const);
  return {
    name: "gradus-course",
    private: true,
    type: "module",
    // What `#mat` and the like mean: editors and vitest look into the package.json above an exercise.
    imports: mapTable(language.imports, (path) => path.replace(/^\./, "./packages/exercises")),
    scripts: {
      start: gradus,
      gradus,
      ...Object.fromEntries(commands),
      test: "vitest run",
    },
    devDependencies: {
      "@gradus/core": "workspace:*",
      ...pick(course.devDependencies, (name) => developing.has(name)),
    },
    engines: course.engines,
    packageManager: course.packageManager,
  };
}

/** The versions and checksums of the course's own lockfile: what learners install is what the course was tested with. */
function lockfile(root: string, manifest: Wants, packages: readonly CarriedPackage[]): string {
  const whole = parse(readFileSync(join(root, "pnpm-lock.yaml"), "utf8")) as Lockfile;
  const wants = new Map<string, Wants>([
    [".", manifest],
    ...packages.map((one): [string, Wants] => [one.path, one.manifest]),
  ]);
  const places = new Map(packages.map((one) => [one.manifest.name, one.path]));
  return stringify(prunedLockfile(whole, wants, places), { lineWidth: 0, singleQuote: true });
}

const workspace = `packages:
  - packages/*
# Any pnpm 10 will do: \`npx pnpm@10 …\` and an installed 10.x both work.
managePackageManagerVersions: false
# A fresh clone, or one whose lockfile moved on, installs before it runs anything.
verifyDepsBeforeRun: install
onlyBuiltDependencies:
  - esbuild
`;

const tsconfig = {
  extends: "./tsconfig.base.json",
  compilerOptions: {
    noEmit: true,
    declaration: false,
    isolatedDeclarations: false,
    types: ["node"],
  },
  include: ["exercises", "*.ts"],
};

const vitestConfig = `import { defineConfig } from "vitest/config";
import {
  exerciseTests,
  LastLineReporter,
  WatchdogReporter,
} from "./packages/exercises/src/vitest/index.ts";

const conditions = ["gradus-source"];

// Each check of each exercise as a test, for debugging: breakpoints work. The points are \`pnpm grade\`'s.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: [exerciseTests()],
  test: {
    name: "exercises",
    pool: "threads",
    isolate: false,
    include: ["exercises/**/spec.ts"],
    reporters: [
      "default",
      new WatchdogReporter({ project: "exercises", limit: 20_000 }),
      new LastLineReporter(),
    ],
  },
});
`;
