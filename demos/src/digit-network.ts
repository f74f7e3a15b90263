import { type Backend, cpu, type Random } from "@gradus/core";
import { Conv2d, Dropout, Flatten, Linear, MaxPool2d, relu, Sequential } from "@gradus/layers";

/** `[batch, 1, 28, 28]` → `[batch, classes]`: 28 pixels become 24 places, 12, 8 and at last 4 of each side. */
export function digitNetwork(classes: number, random: Random, backend: Backend = cpu): Sequential {
  const options = { random, backend };
  return new Sequential(
    new Conv2d(1, 8, 5, options),
    relu,
    new MaxPool2d(2),
    new Conv2d(8, 16, 5, options),
    relu,
    new MaxPool2d(2),
    new Flatten(),
    new Linear(16 * 4 * 4, 128, options),
    relu,
    new Dropout(0.2, { random }),
    new Linear(128, classes, options),
  );
}
