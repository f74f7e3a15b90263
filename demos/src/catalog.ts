import type { Demo } from "./demo.ts";
import { attention } from "./demos/attention.ts";
import { autoencoder } from "./demos/autoencoder.ts";
import { co2 } from "./demos/co2.ts";
import { mnist } from "./demos/mnist.ts";
import { names } from "./demos/names.ts";
import { penguins } from "./demos/penguins.ts";
import { spam } from "./demos/spam.ts";
import { transfer } from "./demos/transfer.ts";
import { xor } from "./demos/xor.ts";

/** Every demo by the name it is called with. */
export const demos: Readonly<Record<string, Demo>> = {
  attention,
  autoencoder,
  co2,
  mnist,
  names,
  penguins,
  spam,
  transfer,
  xor,
};
