import { writeFileSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { afterAll, expect } from "vitest";
import { globals } from "webgpu";

/*
 * Before a file of tests: plants the mistake of `GRADUS_MUTANT` in all that devices compile, or writes down in the folder
 * `GRADUS_PROGRAMS` what they compiled.
 */

const { GRADUS_MUTANT: mutant, GRADUS_PROGRAMS: folder } = process.env;
const { text, mutated } = JSON.parse(mutant ?? '{"text":"","mutated":""}') as {
  readonly text: string;
  readonly mutated: string;
};
const programs = new Set<string>();

const { prototype } = (globals as { readonly GPUDevice: { readonly prototype: GPUDevice } })
  .GPUDevice;
const compile = Reflect.get<GPUDevice, "createShaderModule">(prototype, "createShaderModule");
prototype.createShaderModule = function (descriptor): GPUShaderModule {
  const { code } = descriptor;
  programs.add(code);
  const planted = text === "" ? code : code.replaceAll(text, () => mutated);
  return compile.call(this, { ...descriptor, code: planted });
};

fc.configureGlobal({ seed: 1, endOnFailure: true });

afterAll(() => {
  if (folder === undefined) return;
  const { testPath = "" } = expect.getState();
  writeFileSync(
    path.join(folder, `${path.basename(testPath)}.json`),
    JSON.stringify([...programs]),
  );
});
