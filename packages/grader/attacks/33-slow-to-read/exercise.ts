console.log("tried");
process.stdout.write(`${"\n".repeat(60_000)}x\n`);
const kept: unknown[] = [];
for (;;) kept.push(new Array(30_000_000));

export const dot = () => 7;
