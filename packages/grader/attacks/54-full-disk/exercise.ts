const fs = process.getBuiltinModule("node:fs");
console.log("tried");
for (const folder of ["/tmp", "/var/tmp", "/dev/shm", "/", ".", "<openFolder>"]) {
  for (let i = 0; i < 20; i++) {
    try {
      fs.writeFileSync(`${folder}/<marker>-${i}`, Buffer.alloc(2 ** 20));
      console.log(`got through: it wrote a file in ${folder}`);
    } catch {
      // It may not, or it is full.
    }
  }
}

export const dot = () => 7;
