import { Command, InvalidArgumentError, Option } from "commander";
import { audit, type AuditOptions } from "./commands/audit.ts";
import { addAuthoring } from "./commands/authoring-commands.ts";
import { batch, type BatchCommandOptions } from "./commands/batch.ts";
import { check } from "./commands/check.ts";
import { doctor, type DoctorOptions } from "./commands/doctor.ts";
import { hint } from "./commands/hint.ts";
import { home, list, next } from "./commands/home.ts";
import { merge } from "./commands/merge.ts";
import { addReporting } from "./commands/report-commands.ts";
import { reset } from "./commands/reset.ts";
import { solution } from "./commands/solution.ts";
import { UnknownCommand } from "./commands/misuse.ts";
import { watchHome } from "./home/watch-home.ts";
import { openKit, type Kit, type KitOptions } from "./kit.ts";
import { levels } from "./sandbox/level.ts";

const whatWords = `WHAT is an exercise's id (01-numbers/01-dot-product), its name (dot-product), a part of
it (dot), the path of its file, or a module (1, numbers, 01-numbers).`;

const exitWords = `Exit codes
  0  nothing that was attempted is wrong; what is not written yet is to do, not wrong
  1  something that was attempted is wrong
  2  the command was not understood, or could not do what it was asked
  3  the course itself is broken, or the isolation that was asked for is not to be had`;

/** The `gradus` command. Every action sets the process's exit code. */
export function program(): Command {
  const gradus = emptyProgram();
  const kit = (isKept = false): Kit => {
    const { course, ...options } = gradus.opts<RootOptions>();
    return openKit({ ...options, course: course ?? process.env["GRADUS_COURSE"], isKept });
  };
  const act: Act = (body) => async () => {
    const opened = kit();
    try {
      process.exitCode = await body(opened);
    } finally {
      await opened.close();
    }
  };
  gradus.action(() => {
    const [unknown] = gradus.args;
    if (unknown !== undefined) {
      const known = gradus.commands.map((one) => one.name());
      throw new UnknownCommand(unknown, known);
    }
    const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
    if (!isTerminal) return act(home)();
    return watchHome(kit(true)).then((code) => void (process.exitCode = code));
  });
  addLearning(gradus, act);
  addReporting(gradus, act, command);
  addGrading(gradus, act);
  addBatches(gradus, act);
  addDoctor(gradus, act);
  addAuthoring(gradus, act, command);
  return gradus;
}

/** What stands before the command. */
type RootOptions = Pick<KitOptions, "course" | "seconds" | "isolation">;

const isolation = new Option(
  "--isolation <LEVEL>",
  "how strongly check and watching keep answers apart",
).choices(levels);

/** Makes an action of what a command does with what it works with. */
type Act = (body: (kit: Kit) => number | Promise<number>) => () => Promise<void>;

/** The command with its options and texts, and without anything to do. */
function emptyProgram(): Command {
  return new Command("gradus")
    .description(
      "Learn deep learning by writing it: check exercises, get hints, see how far you are.",
    )
    .usage("[command] [WHAT …]")
    .option(
      "--course <DIR>",
      "another folder that holds exercises/ and solutions/ (or GRADUS_COURSE)",
    )
    .option(
      "--seconds <N>",
      "how long one call may take (what the exercise asks for, or 1)",
      positive,
    )
    .addOption(isolation)
    .showSuggestionAfterError()
    .showHelpAfterError("\n  gradus --help lists the commands.")
    .configureOutput({
      outputError: (text, write) =>
        write(
          `\n  ${text
            .replace(/^error: /, "gradus: ")
            .trim()
            .replaceAll("\n", "\n  ")}\n`,
        ),
    })
    .exitOverride()
    .helpCommand(false)
    .allowExcessArguments()
    .addHelpText(
      "after",
      `\n${whatWords}\n\nWithout a command: the map of the course and what to do next; on a terminal it\nwatches, and checks each exercise as you save it.\n\n${exitWords}\n`,
    );
}

/** What a learner does with exercises. */
function addLearning(gradus: Command, act: Act): void {
  command(gradus, "check [what...]", "check exercises, and tell the truth about them", [
    "check                          the one you edited last, or the next one",
    "check dot-product              one exercise",
    "check numbers neuron           two modules",
    "check softmax --all            everything that does not pass, not only the first",
  ])
    .option("--all", "tell every check that does not pass")
    .action((what: string[], options: { all?: boolean }) => act((s) => check(s, what, options))());

  command(gradus, "hint [what]", "show the next of the three hints of an exercise", [
    "hint                           for the exercise you work on",
    "hint softmax                   for this one",
  ]).action((what?: string) => act((s) => hint(s, what))());

  command(gradus, "list", "show the map of the course").action(act(list));
  command(gradus, "next", "show what to do next").action(act(next));

  command(gradus, "reset <what>", "put an exercise back as it was; your file is kept", [
    "reset dot-product              your exercise.ts goes to .gradus/backups first",
  ]).action((what: string) => act((s) => reset(s, what))());

  command(gradus, "solution <what>", "show a right answer, once yours passes", [
    "solution dot-product           after your answer has passed",
    "solution dot-product --give-up before",
  ])
    .option("--give-up", "show it though your own answer does not pass yet")
    .action((what: string, options: { giveUp?: boolean }) =>
      act((s) => solution(s, what, options))(),
    );
}

/** What a course does with exercises. */
function addGrading(gradus: Command, act: Act): void {
  command(gradus, "audit [what...]", "prove the exercises themselves (for authors)", [
    "audit                          stubs, solutions, variants and mistakes of all exercises",
    "audit --pristine               and every exercise.ts is its stub, as in the repository",
    "audit softmax --record-stubs   keep exercise.ts as the stub that reset restores",
  ])
    .option("--json", "for a program to read")
    .option("--pristine", "fail if an exercise.ts is not its stub, or is solved")
    .option("--record-stubs", "keep every exercise.ts as its stub first")
    .action((what: string[], options: AuditOptions) => act((s) => audit(s, what, options))());
}

/** What a course does with many submissions. */
function addBatches(gradus: Command, act: Act): void {
  const many = (value: string, before: string[] = []): string[] => [...before, value];
  command(gradus, "batch", "grade a folder of submissions, resumably (for courses)", [
    "batch --in handed-in --out results --exercise dot-product",
    "batch --in handed-in --out results --exercise numbers --shard 2/8",
  ])
    .requiredOption("--in <DIR>", "holds a subfolder, .zip, .tar or .tar.gz for each submission")
    .requiredOption("--out <DIR>", "gets the results; where it holds some, the batch goes on")
    .requiredOption("--exercise <WHAT>", "an exercise or a module; may be given again", many)
    .option("--jobs <N>", "answers graded at the same time (as many as cores)")
    .option("--shard <I/N>", "one of N parts, for one of N computers; see merge")
    .option("--require <LEVEL>", "the isolation that is needed (L3); see doctor")
    .option("--accept-weaker", "go on with less isolation where that is all there is")
    .option("--key <FILE>", "a private key that signs the grades")
    .option("--secret <FILE>", "the course's secret: adds hidden values")
    .option("--term <NAME>", "the term of the secret: every term has other values")
    .option("--specs <DIR>", "a folder of further specs, <exercise>/spec.ts")
    .action((options: BatchCommandOptions) => act((s) => batch(s, options))());

  command(gradus, "merge <out...>", "join the results of shards or batches (for courses)", [
    "merge results-1 results-2 --out results",
  ])
    .requiredOption("--out <DIR>", "a new folder")
    .action((folders: string[], options: { out: string }) =>
      act((s) => merge(s, folders, options))(),
    );
}

/** What a machine is asked before it grades. */
function addDoctor(gradus: Command, act: Act): void {
  command(gradus, "doctor", "try how far programs are kept apart here, and say what would help", [
    "doctor                         every level: what was tried, and what held",
    "doctor --require L3            ends with 3 where L3 is not to be had",
  ])
    .option("--json", "for a program to read")
    .option("--require <LEVEL>", "the isolation that is needed (L0)")
    .option("--node <FILE>", "run the programs with another Node")
    .addHelpText("after", `\n${doctorExits}\n`)
    .action((options: DoctorOptions) => act((s) => doctor(s, options))());
}

const doctorExits = `Exit codes
  0  the level that is needed is to be had, and every level that could be tried holds
  1  the level that is needed is to be had; another one that was tried has a hole
  2  the command was not understood
  3  the level that is needed is not to be had here, nor a stronger one`;

function command(
  gradus: Command,
  name: string,
  description: string,
  examples: readonly string[] = [],
): Command {
  const made = gradus.command(name).description(description);
  if (examples.length > 0) {
    const lines = examples.map((line) => `  gradus ${line}`);
    made.addHelpText(
      "after",
      `\nExamples\n${lines.join("\n")}${name.includes("what") ? `\n\n${whatWords}` : ""}\n`,
    );
  }
  return made;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600))
    throw new InvalidArgumentError("A number of seconds from 0 to 3600 is expected.");
  return value;
}
