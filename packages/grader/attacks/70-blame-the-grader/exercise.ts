console.log("tried");
const fs = process.getBuiltinModule("node:fs");
for (const path of [process.argv[1] ?? "", process.execPath]) {
  try {
    fs.rmSync(path);
    console.log("got through: it removed what the next program starts with");
  } catch {
    // It may not.
  }
}
process.kill(process.pid, "SIGKILL");
await new Promise(() => {});

export const dot = () => 7;
