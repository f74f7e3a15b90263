import type { Command } from "commander";
import { formats } from "../formats/formats.ts";
import type { Kit } from "../kit.ts";
import { ci, type CiOptions } from "./ci.ts";
import { exportReports } from "./export.ts";
import { grade, type GradeOptions } from "./grade.ts";
import { keygen } from "./keygen.ts";
import type { ReportOptions } from "./report-options.ts";
import { TargetList } from "./targets.ts";
import { verify, type VerifyOptions } from "./verify.ts";

/** Makes an action of what a command does with what it works with. */
type Act = (body: (kit: Kit) => number | Promise<number>) => () => Promise<void>;

/** Makes a command with its description and examples. */
type Describe = (
  gradus: Command,
  name: string,
  description: string,
  examples: readonly string[],
) => Command;

const ciExits = `Exit codes
  0  everything was graded, and nothing that was attempted is wrong (or --exit-zero)
  1  everything was graded, and something is wrong
  2  the command was not understood; nothing was graded
  3  something could not be graded through no fault of the answer, or the isolation
     that was asked for is not to be had here; no earlier grade was overwritten`;

/** What a course does with grades: makes them, writes them for a platform, signs them, and looks at them again. */
export function addReporting(gradus: Command, act: Act, describe: Describe): void {
  addGrade(gradus, act, describe);
  addCi(gradus, act, describe);
  addExport(gradus, act, describe);
  describe(gradus, "verify <files...>", "say whether grades are as they were made and signed", [
    "verify results.jsonl --key grades.key.pub",
    "verify results.json --format gradescope",
  ])
    .option("--key <FILE>", "the public key that the grades should be signed with")
    .option("--format <NAME>", "look at a file of this format instead")
    .action((files: string[], options: VerifyOptions) => act((s) => verify(s, files, options))());

  describe(gradus, "keygen <file>", "make a pair of keys to sign and verify grades with", [
    "keygen grades.key              and grades.key.pub, which may be given away",
  ]).action((file: string) => act((s) => keygen(s, file))());
}

function addGrade(gradus: Command, act: Act, describe: Describe): void {
  const targets = new TargetList();
  const made = describe(gradus, "grade [what...]", "check exercises once, and print their points", [
    "grade                          the whole course",
    "grade 01-numbers --json        one module, for a program to read",
    "grade --json --out grade.json  into a new file",
  ]).option("--json", "the same as --format json");
  made.on("option:json", () => targets.addFormat("json"));
  withReports(made, targets)
    .option("--require <LEVEL>", "the isolation that is needed (L0); see doctor")
    .action((what: string[], options: GradeOptions) =>
      act((s) => grade(s, what, { ...options, targets }))(),
    );
}

function addCi(gradus: Command, act: Act, describe: Describe): void {
  const targets = new TargetList();
  const made = describe(
    gradus,
    "ci [what...]",
    "grade in a sandbox, for a platform (for courses)",
    [
      "ci --format junit --out report.xml",
      "ci softmax --format gradescope --out results.json --format html --out page.html",
      "ci softmax --submission handed-in --student ada --format canvas --out grades.csv",
    ],
  );
  withReports(made, targets)
    .option("--require <LEVEL>", "the isolation that is needed (L2); see doctor")
    .option("--accept-weaker", "go on with less isolation where that is all there is")
    .option("--exit-zero", "end with 0 though something is wrong; 2 and 3 stay")
    .option("--submission <DIR>", "the folder with the answers, where they are elsewhere")
    .option("--student <ID>", "as gradebooks know the learner")
    .option("--secret <FILE>", "the course's secret: adds hidden values")
    .option("--term <NAME>", "the term of the secret: every term has other values")
    .option("--specs <DIR>", "a folder of further specs, <exercise>/spec.ts")
    .option("--seed <N>", "choose the values of laws: the same number gives the same")
    .addHelpText("after", `\n${ciExits}\n`)
    .action((what: string[], options: CiOptions) =>
      act((s) => ci(s, what, { ...options, targets }))(),
    );
}

function addExport(gradus: Command, act: Act, describe: Describe): void {
  const targets = new TargetList();
  const made = describe(
    gradus,
    "export <files...>",
    "write grades in other formats (for courses)",
    [
      "export results.jsonl --format html --out class.html",
      "export results.jsonl --format canvas --gradebook exported.csv --column Softmax --out grades.csv",
    ],
  );
  withReports(made, targets).action((files: string[], options: ReportOptions) =>
    act((s) => exportReports(s, files, { ...options, targets }))(),
  );
}

/** The options of all that writes reports. */
function withReports(made: Command, targets: TargetList): Command {
  made.on("option:format", (name: string) => targets.addFormat(name));
  made.on("option:out", (file: string) => targets.addOut(file));
  return made
    .option("--format <NAME>", `one of: ${formats.map(({ name }) => name).join(", ")}`)
    .option("--out <FILE>", "a new file for the format beside it; both may be given again")
    .option("--force", "overwrite the files of --out")
    .option("--audience <WHO>", "learner, who sees no hidden check, or staff")
    .option("--due <TIME>", "from when on checks that wait for it are shown")
    .option("--key <FILE>", "a private key that signs the reports; see keygen")
    .option("--key-fd <N>", "the same, from an open file descriptor")
    .option("--gradebook <FILE>", "an exported gradebook of Canvas or Moodle, to be filled in")
    .option("--column <TITLE>", "the column of the gradebook");
}
