import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";

/*
 * `pnpm check:packages`: packs every package that is published, installs it in an empty project
 * outside the workspace, and uses it there as a stranger would: types, Node, and a browser bundle.
 */

const root = path.join(import.meta.dirname, "..");

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
}

/** A program that a stranger could write first; it has to compile, run and bundle. */
const programs: Readonly<Record<string, string>> = {
  "@gradus/core": `
import { grad, parameter, Random, tanh, tensor, type Tensor } from "@gradus/core";

const x: Tensor = tensor([[1, 2], [3, 4]]);
const w = parameter(new Random(1).normal([2, 3]));
const loss: Tensor = tanh(x.matmul(w)).mean();
loss.backward();
const slope: Tensor = grad((t) => t.mul(t).sum())(x);
console.log(String(w.grad?.shape), JSON.stringify(slope.toArray()));
`,
  "@gradus/gpu": `
import { type Tensor, tensor } from "@gradus/core";
import { type GpuBackend, webgpu } from "@gradus/gpu";

// Where nothing brings WebGPU, as in this Node, it is explained.
const backend: GpuBackend | undefined = await webgpu().catch((error: Error) => {
  console.log(error.message);
  return undefined;
});
const x: Tensor = backend ? tensor([1, 2], { backend }) : tensor([1, 2]);
console.log(JSON.stringify(await x.add(x).data()));
`,
  "@gradus/layers": `
import { tensor } from "@gradus/core";
import { relu } from "@gradus/layers";

console.log(JSON.stringify(relu(tensor([-1, 2])).toArray()));
`,
  "@gradus/train": `
import { fit, type FitOptions } from "@gradus/train";

const options: Partial<FitOptions> = { epochs: 1 };
console.log(typeof fit, options.epochs);
`,
};

/** The most a program may weigh in a browser, in bytes after gzip; what nobody uses is left out. */
const weights: Readonly<Record<string, number>> = { "@gradus/layers": 15_000 };

const tarballs = mkdtempSync(path.join(tmpdir(), "gradus packages "));
try {
  const packed = readdirSync(path.join(root, "packages")).flatMap((folder) => pack(folder));
  for (const one of packed) checkPackage(one, packed);
} finally {
  rmSync(tarballs, { recursive: true, force: true });
}

interface Packed {
  readonly name: string;
  readonly tarball: string;
}

/** Packs a package that is published; nothing for the others. */
function pack(folder: string): Packed[] {
  const location = path.join(root, "packages", folder);
  if (!existsSync(path.join(location, "package.json"))) return [];
  const { name, private: kept } = readManifest(path.join(location, "package.json"));
  if (kept) return [];
  const before = new Set(readdirSync(tarballs));
  const options = { cwd: location, shell: onWindows() };
  execFileSync("pnpm", ["pack", "--pack-destination", tarballs], options);
  const file = readdirSync(tarballs).find((entry) => !before.has(entry));
  if (!file) throw new Error(`check:packages: pnpm pack made no tarball of ${location}.`);
  return [{ name, tarball: path.join(tarballs, file) }];
}

/** A package's neighbors are installed from their tarballs, too: none of them is published yet. */
function checkPackage({ name, tarball }: Packed, packed: readonly Packed[]): void {
  const project = mkdtempSync(path.join(tmpdir(), "gradus project "));
  const flags = ["--prefer-offline", "--no-audit", "--no-fund"];
  try {
    step(`${name}: publint`, root, "pnpm", "exec", "publint", tarball, "--strict");
    step(`${name}: types resolve`, root, "pnpm", "exec", "attw", tarball, "--profile", "esm-only");
    writeProject(
      project,
      programs[name] ?? `import * as all from "${name}";\nconsole.log(Object.keys(all).length);\n`,
    );
    const all = packed.map((other) => other.tarball);
    step(`${name}: installs`, project, "npm", "install", ...flags, ...all);
    for (const resolution of ["nodenext", "bundler"])
      step(
        `${name}: compiles (${resolution})`,
        project,
        "node",
        tscPath(),
        ...tscFlags(resolution),
      );
    step(`${name}: runs in Node`, project, "node", "main.js");
    step(
      `${name}: bundles for a browser`,
      root,
      "pnpm",
      "exec",
      "vite",
      "build",
      project,
      "--logLevel",
      "warn",
    );
    checkWeight(name, path.join(project, "dist/assets"));
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function checkWeight(name: string, folder: string): void {
  const limit = weights[name];
  if (limit === undefined) return;
  const scripts = readdirSync(folder).filter((file) => file.endsWith(".js"));
  const weight = scripts
    .map((file) => gzipSync(readFileSync(path.join(folder, file))).length)
    .reduce((sum, size) => sum + size, 0);
  const title = `${name}: one activation weighs ${weight} bytes after gzip, at most ${limit}`;
  console.log(`  ${weight <= limit ? "✓" : "✗"} ${title}`);
  if (weight > limit) process.exit(1);
}

function writeProject(project: string, program: string): void {
  const manifest = { name: "stranger", private: true, type: "module" };
  writeFileSync(path.join(project, "package.json"), JSON.stringify(manifest));
  writeFileSync(path.join(project, "main.ts"), program);
  writeFileSync(
    path.join(project, "index.html"),
    '<script type="module" src="./main.js"></script>\n',
  );
}

function tscPath(): string {
  return path.join(root, "node_modules/typescript/bin/tsc");
}

function tscFlags(resolution: string): string[] {
  const module = resolution === "bundler" ? "esnext" : "nodenext";
  return [
    "--ignoreConfig",
    "--strict",
    "--target",
    "es2022",
    "--lib",
    "es2023,dom",
    "--types",
    "",
    "--module",
    module,
    "--moduleResolution",
    resolution,
    "main.ts",
  ];
}

/** Runs one step; its output is shown when it fails, and the whole check ends there. */
function step(title: string, cwd: string, command: string, ...args: string[]): void {
  try {
    execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      stdio: "pipe",
      shell: onWindows() && command !== "node",
    });
    console.log(`  ✓ ${title}`);
  } catch (error) {
    console.error(`  ✗ ${title}`);
    if (error instanceof Error && "stdout" in error && "stderr" in error)
      console.error(`${String(error.stdout)}${String(error.stderr)}`);
    process.exit(1);
  }
}

function onWindows(): boolean {
  return process.platform === "win32"; // npm and pnpm are .cmd files there
}

function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}
