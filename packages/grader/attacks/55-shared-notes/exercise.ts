const fs = process.getBuiltinModule("node:fs");
console.log("tried");
for (const folder of ["/tmp", "/var/tmp", "/dev/shm", ".", "<openFolder>"]) {
  const note = `${folder}/<marker>-note`;
  try {
    if (fs.existsSync(note)) console.log("got through: there is a note");
    fs.writeFileSync(note, "hidden values");
  } catch {
    // It may not.
  }
}

export const dot = () => 7;
