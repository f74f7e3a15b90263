import { parameter, Random, readSafetensors, writeSafetensors } from "@gradus/core";

/* Named tensors to bytes and back, in the format that Python's frameworks read and write, too. */

const random = new Random(7);
const w = parameter(random.normal([2, 3]));
const bytes = await writeSafetensors({ "hidden.weight": w });
console.log(`${bytes.length} bytes`);

const { tensors } = readSafetensors(bytes);
for (const [name, tensor] of tensors) console.log(name, String(tensor));
