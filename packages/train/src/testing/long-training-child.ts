import { once } from "node:events";
import { longTraining } from "./long-training.ts";

/**
 * A training in a process of its own. After every step it says so and waits for a word, so that it
 * can be killed at a step of the parent's choice.
 */
const [folder, epochs] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { weights } = await longTraining(folder, Number(epochs), [
  {
    async onStep({ epoch, step }) {
      say(`step ${epoch}.${step}`);
      await once(process.stdin, "data");
    },
  },
]);
say(`done\n${weights}`);
process.stdin.destroy();
