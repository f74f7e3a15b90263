import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundle } from "../bundle.ts";

/*
 * `pnpm bench:carry FILE.tgz`: packs the benches, Node and WebGPU for a machine that has a card and nothing else.
 * There: `mkdir carried && tar xzf FILE.tgz -C carried && carried/run.sh RESULTS`.
 */
const [archive] = process.argv.slice(2);
if (!archive?.endsWith(".tgz") || existsSync(archive)) {
  console.error(
    `bench:carry: the archive is ${archive ?? "not named"}.\n` +
      "  It is a new file that ends in .tgz.\n" +
      "  Try: pnpm bench:carry carried.tgz",
  );
  process.exit(2);
}
const folder = mkdtempSync(path.join(tmpdir(), "gradus-carry-"));
try {
  await bundle(path.join(folder, "bench.mjs"));
  copyFileSync(process.execPath, path.join(folder, "node"));
  for (const name of ["run.sh", "pytorch.py"])
    copyFileSync(path.join(import.meta.dirname, name), path.join(folder, name));
  const entry = realpathSync(createRequire(import.meta.url).resolve("webgpu"));
  // Its native parts for other systems stay here.
  const home = path.dirname(entry);
  const own = path.join("dist", `${process.platform}-${process.arch}`);
  for (const part of ["index.js", "package.json", "LICENSE.md", own])
    cpSync(path.join(home, part), path.join(folder, "node_modules/webgpu", part), {
      recursive: true,
    });
  execFileSync("tar", ["czf", path.resolve(archive), "-C", folder, "."]);
  console.log(`${archive} is packed. On the machine with the card:
  mkdir carried && tar xzf ${path.basename(archive)} -C carried && carried/run.sh`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
