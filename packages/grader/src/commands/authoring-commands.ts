import type { Command } from "commander";
import type { Kit } from "../kit.ts";
import { newExercise } from "./new.ts";
import { release, type ReleaseCommandOptions } from "./release.ts";

/** Makes an action of what a command does with what it works with. */
type Act = (body: (kit: Kit) => number | Promise<number>) => () => Promise<void>;

/** Makes a command with its description and examples. */
type Describe = (
  gradus: Command,
  name: string,
  description: string,
  examples: readonly string[],
) => Command;

/** What a course does before its learners come. */
export function addAuthoring(gradus: Command, act: Act, describe: Describe): void {
  describe(gradus, "new <name>", "begin an exercise, with all its files (for authors)", [
    "new neuron/soft-sign           the next one of this module",
    "new 03-descent/line-search     and a module, where there is none",
  ]).action((name: string) => act((s) => newExercise(s, name))());

  describe(gradus, "release", "make a repository for learners, without answers (for courses)", [
    "release --modules 01,02 --out ../dl-course",
    "release --modules numbers --ci gitlab --out ../dl-course",
  ])
    .requiredOption("--out <DIR>", "a new folder")
    .option("--modules <LIST>", "numbers or names of modules, with commas (all of them)")
    .option(
      "--ci <NAME>",
      "github-actions (unless another is named), github-classroom, gitlab, jenkins or none",
    )
    .option("--specs <DIR>", "your hidden specs: nothing of them may be in it")
    .action((options: ReleaseCommandOptions) => act((s) => release(s, options))());
}
