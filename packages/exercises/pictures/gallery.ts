import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A picture of a lesson: `pictures/02-neuron/03-sigmoid.ts` draws `exercises/02-neuron/03-sigmoid/picture.svg`. */
export interface Drawing {
  /** The exercise, as `02-neuron/03-sigmoid`. */
  readonly exercise: string;
  /** Where the picture lies, for the file system. */
  readonly file: string;
  /** The SVG text that the script draws. */
  readonly draw: () => Promise<string>;
}

/** Every picture of every lesson. A script exports its SVG text as its default. */
export function gallery(): Drawing[] {
  const modules = readdirSync(new URL(".", import.meta.url)).filter((name) => /^\d\d-/.test(name));
  return modules.toSorted().flatMap((module) => drawingsOf(module));
}

function drawingsOf(module: string): Drawing[] {
  const scripts = readdirSync(new URL(`${module}/`, import.meta.url)).filter((name) =>
    /^\d\d-.*\.ts$/.test(name),
  );
  return scripts.toSorted().map((script) => {
    const exercise = `${module}/${script.slice(0, -".ts".length)}`;
    return {
      exercise,
      file: fileURLToPath(new URL(`../exercises/${exercise}/picture.svg`, import.meta.url)),
      draw: async () => {
        const drawn: { default: string } = await import(
          new URL(`${module}/${script}`, import.meta.url).href
        );
        return drawn.default;
      },
    };
  });
}
