import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Misuse } from "../commands/misuse.ts";
import type { ReleaseFile } from "./release-files.ts";

/** Where each platform looks for the file that says what to run, and where that stands among the templates. */
const places: Readonly<Record<string, readonly [to: string, template: string]>> = {
  "github-actions": [".github/workflows/gradus.yml", "github-actions/gradus.yml"],
  "github-classroom": [".github/workflows/classroom.yml", "github-classroom/classroom.yml"],
  gitlab: [".gitlab-ci.yml", "gitlab/gitlab-ci.yml"],
  jenkins: ["Jenkinsfile", "jenkins/Jenkinsfile"],
};

/**
 * The file by which a platform grades what learners push; nothing for `none`.
 *
 * @throws Misuse naming the platforms
 */
export function ciFile(root: string, platform: string): readonly ReleaseFile[] {
  if (platform === "none") return [];
  if (!Object.hasOwn(places, platform)) {
    throw new Misuse(
      `release: there is no CI file for "${platform}".\n  The platforms are ${[...Object.keys(places), "none"].join(", ")}.`,
    );
  }
  const [to, name] = places[platform];
  return [[to, readFileSync(join(root, "packages", "grader", "templates", name))]];
}
