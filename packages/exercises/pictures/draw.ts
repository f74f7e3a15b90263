/**
 * Draws every picture of every lesson again:
 *
 *     node --conditions=gradus-source --import tsx packages/exercises/pictures/draw.ts
 */
import { writeFileSync } from "node:fs";
import { gallery } from "./gallery.ts";

for (const { exercise, file, draw } of gallery()) {
  writeFileSync(file, await draw());
  console.log(`drew ${exercise}`);
}
