const fs = process.getBuiltinModule("node:fs");
const { fileURLToPath } = process.getBuiltinModule("node:url");
console.log("tried");
let open = 0;
try {
  for (; open < 500; open++) fs.openSync(fileURLToPath(import.meta.url), "r");
  console.log("got through: it opened a file 500 times");
} catch {
  // There are too many.
}

export const dot = () => 7;
