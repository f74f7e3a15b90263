import type { Demo } from "./demo.ts";
import { co2 } from "./demos/co2.ts";
import { mnist } from "./demos/mnist.ts";
import { penguins } from "./demos/penguins.ts";
import { spam } from "./demos/spam.ts";
import { xor } from "./demos/xor.ts";

/** Every demo by the name it is called with. */
export const demos: Readonly<Record<string, Demo>> = {
  co2,
  mnist,
  penguins,
  spam,
  xor,
};
