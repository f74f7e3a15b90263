import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar-fs";

/** Where unpacked copies are kept: beside what was installed, and removed with it. */
const cache = path.join(import.meta.dirname, "../../node_modules/.cache");

/**
 * Unpacks SwiftShader, Chromium's Vulkan on the CPU, unless that was done before.
 *
 * It is slow, exact, and runs on every machine: no card, no driver, no root, no network. Two processes may ask at once:
 * each unpacks a copy of its own, and the first to finish gives it its name.
 *
 * @param folder where unpacked copies are kept
 * @returns the path of the file that describes it to a Vulkan loader (`VK_ICD_FILENAMES`)
 */
export async function swiftShader(folder: string = cache): Promise<string> {
  const { archive, version } = packed();
  const home = path.join(folder, `swiftshader-${version}`);
  const described = path.join(home, "vk_swiftshader_icd.json");
  if (existsSync(described)) return described;
  mkdirSync(folder, { recursive: true });
  const own = mkdtempSync(`${home}-`);
  try {
    await pipeline(createReadStream(archive), createBrotliDecompress(), extract(own));
    renameSync(own, home);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    // Somebody else was faster; theirs is as good.
    if (!existsSync(described)) throw error;
  }
  return described;
}

/** The archive as it was installed, inside a package that ships Chromium's parts. */
function packed(): { archive: string; version: string } {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const home = entry.slice(0, entry.lastIndexOf(path.join("build", "")));
  const manifest = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as {
    version: string;
  };
  return { archive: path.join(home, "bin", "swiftshader.tar.br"), version: manifest.version };
}
