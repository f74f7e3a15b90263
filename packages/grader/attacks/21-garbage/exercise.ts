const { writeSync } = process.getBuiltinModule("node:fs");
console.log("tried");
writeSync(3, Buffer.from([255, 255, 255, 255, 1, 2, 3, 4, 129]));
writeSync(3, Buffer.alloc(60_000, "rubbish "));

export const dot = () => 7;
