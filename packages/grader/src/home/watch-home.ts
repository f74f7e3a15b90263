import type { ExerciseEntry } from "@gradus/exercises";
import { exitCodes } from "../commands/exit-code.ts";
import type { Kit } from "../kit.ts";
import { Desk } from "./desk.ts";
import { watchExercises } from "./watch-exercises.ts";

/** The learner's home on a terminal: the map, then every saved exercise is checked until somebody leaves. */
export async function watchHome(kit: Kit): Promise<number> {
  const { stdin, stdout } = process;
  const desk = new Desk(kit);
  await desk.map();
  await desk.warm();
  const watcher = watchExercises(kit.catalog.exercises, (exercise: ExerciseEntry) => {
    void desk.check(exercise);
  });
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  stdin.resume();
  const resized = (): void => void desk.redraw();
  stdout.on("resize", resized);
  await new Promise<void>((leave) => {
    stdin.on("data", (typed: string) => {
      for (const key of typed) if (desk.press(key) === "leave") return leave();
      return undefined;
    });
    stdin.on("end", leave);
    process.on("SIGTERM", leave);
    process.on("SIGHUP", leave);
  });
  stdout.off("resize", resized);
  stdin.setRawMode(false);
  stdin.pause();
  desk.cancel();
  await watcher.close();
  await kit.close();
  stdout.write("\n");
  return exitCodes.fine;
}
