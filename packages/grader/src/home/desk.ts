import type { ExerciseEntry } from "@gradus/exercises";
import { runtime } from "../bundle/framework.ts";
import { joinersFor } from "../bundle/joiners.ts";
import { checkOne } from "../commands/check-one.ts";
import { hintText } from "../commands/hint.ts";
import { resetText } from "../commands/reset.ts";
import { solutionText } from "../commands/solution.ts";
import { nextExercise } from "../progress/next-exercise.ts";
import { type Progress, refreshProgress } from "../progress/refresh-progress.ts";
import { courseMap } from "../render/course-map.ts";
import { nextStep } from "../render/next-step.ts";
import { paper, type Paper } from "../render/paper.ts";
import { placeText } from "../render/place-text.ts";
import { summaryLines } from "../render/summary-lines.ts";
import { wrap } from "../render/wrap.ts";
import type { Kit } from "../kit.ts";
import { footer, keyHelp } from "./footer.ts";
import { heightOf } from "./height.ts";

/** What a learner sees at home, one page at a time, and what each key does. */
export class Desk {
  private readonly kit: Kit;
  /** The exercise that keys are about: checked last, or the next one. */
  private exercise: ExerciseEntry | undefined;
  private running: AbortController | undefined;
  private asking = false;
  /** Draws the page again, for another width. */
  private page: () => Promise<string> | string = () => "";

  constructor(kit: Kit) {
    // A terminal changes its width while we are here.
    this.kit = Object.create(kit, { paper: { get: currentPaper } }) as Kit;
  }

  /** Does what a key stands for. */
  press(key: string): "leave" | undefined {
    if (key === "\u0003" || key === "\u0004") return "leave";
    if (this.asking) {
      this.answer(key);
      return undefined;
    }
    const actions: Readonly<Record<string, () => Promise<void>>> = {
      n: () => this.next(),
      l: () => this.map(),
      h: () => this.about((exercise) => hintText(this.kit, exercise)),
      s: () => this.about((exercise) => solutionText(this.kit, exercise, false).text),
      r: () => this.askReset(),
      a: () => this.checkAll(),
      "?": () => this.show(() => keyHelp(this.kit.paper)),
    };
    if (key === "q") return "leave";
    void actions[key]?.();
    return undefined;
  }

  /** The course map and what to do next. */
  map(): Promise<void> {
    return this.show(async () => {
      const progress = await this.look();
      const { catalog, paper: own } = this.kit;
      const next = nextExercise(progress);
      const below = nextStep(next, own, true);
      const options = { room: roomAbove(below), current: next?.exercise };
      return courseMap(catalog.modules, progress, own, options) + below;
    });
  }

  /** Checks an exercise; one that is being checked at this moment is given up. */
  async check(exercise: ExerciseEntry): Promise<void> {
    this.cancel();
    const running = new AbortController();
    this.running = running;
    this.exercise = exercise;
    const patience = setTimeout(() => this.draw(`\n  Checking: ${exercise.title} …`), 400);
    const { signal } = running;
    const checked = await checkOne(this.kit, exercise, { signal, typesLater: true });
    clearTimeout(patience);
    if (!checked || signal.aborted) return;
    const { verdict, page, pageWithTypes } = checked;
    const next = async (): Promise<string> =>
      verdict.state === "done" ? await this.whatNext() : "";
    const shown = async (): Promise<string> => page.trimEnd() + (await next());
    await this.show(shown);
    const more = await pageWithTypes();
    // Whoever has turned to another page meanwhile reads that one.
    if (more === undefined || signal.aborted || this.page !== shown) return;
    await this.show(async () => more.trimEnd() + (await next()));
  }

  /** Makes ready what the first check needs. */
  async warm(): Promise<void> {
    const { framework, nursery } = await this.kit.workshop();
    nursery.prepare();
    joinersFor(framework.joiner).prepare();
    await runtime(framework);
  }

  /** Ends what runs. */
  cancel(): void {
    this.running?.abort();
  }

  /** Draws the page again. */
  async redraw(): Promise<void> {
    this.draw(await this.page());
  }

  private async whatNext(): Promise<string> {
    const next = nextExercise(await this.look());
    return `\n${nextStep(next, this.kit.paper, true)}`;
  }

  private next(): Promise<void> {
    return this.show(async () => {
      const next = nextExercise(await this.look());
      this.exercise = next?.exercise ?? this.exercise;
      return nextStep(next, this.kit.paper, true);
    });
  }

  private async checkAll(): Promise<void> {
    await this.show(async () => {
      const progress = await this.look();
      const scored = progress.map(({ exercise, record }) => ({ ...record, id: exercise.id }));
      return summaryLines(scored, this.kit.paper).trimEnd();
    });
  }

  private askReset(): Promise<void> {
    return this.about((exercise) => {
      this.asking = true;
      const question = `  Put ${placeText(exercise.exercise)} back as it was? Your file is kept.`;
      const lines = wrap(question, this.kit.paper.width, 2);
      return ["", ...lines, "", "  y yes   any other key: no"].join("\n");
    });
  }

  private answer(key: string): void {
    this.asking = false;
    if (key !== "y") void this.map();
    else void this.about((exercise) => resetText(this.kit, exercise));
  }

  /** Shows something about the current exercise. It is said once: drawing again changes nothing. */
  private async about(tell: (exercise: ExerciseEntry) => Promise<string> | string): Promise<void> {
    if (!this.exercise) return this.map();
    const text = await tell(this.exercise);
    return this.show(() => text.trimEnd());
  }

  private async look(): Promise<Progress[]> {
    const progress = await refreshProgress(this.kit);
    this.exercise ??= nextExercise(progress)?.exercise;
    return progress;
  }

  private async show(page: () => Promise<string> | string): Promise<void> {
    this.page = page;
    this.draw(await page());
  }

  private draw(text: string): void {
    const end = this.asking ? "" : `\n\n${footer(this.kit.paper)}`;
    // Clears what is seen and keeps what can be scrolled back to.
    this.kit.out(`\u001B[2J\u001B[H${text.trimEnd()}${end}\n`);
  }
}

function currentPaper(): Paper {
  const { isTTY, columns } = process.stdout;
  return paper({ isTTY, columns, env: process.env });
}

/** How many lines are left above a text at the bottom of the terminal, over the line of keys. */
function roomAbove(text: string): number {
  const { rows, columns } = process.stdout;
  // Some terminals do not know their size, and say 0.
  if (!rows || !columns) return Infinity;
  // An empty line, the keys, and the line where the cursor waits.
  return rows - heightOf(text.trimEnd(), columns) - 3;
}
