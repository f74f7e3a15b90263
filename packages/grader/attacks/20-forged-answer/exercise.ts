const { writeSync } = process.getBuiltinModule("node:fs");
const read = Buffer.prototype.readUInt32LE;
let request = 0;
Buffer.prototype.readUInt32LE = function (at = 0) {
  const number = read.call(this, at);
  if (at === 0) request = number;
  return number;
};

function frame(request: number, kind: number, head: string): Buffer {
  const bytes = Buffer.alloc(13 + Buffer.byteLength(head));
  bytes.writeUInt32LE(9 + Buffer.byteLength(head), 0);
  bytes.writeUInt32LE(request, 4);
  bytes.writeUInt8(kind, 8);
  bytes.writeUInt32LE(Buffer.byteLength(head), 9);
  bytes.write(head, 13);
  return bytes;
}

export function dot() {
  console.log("tried");
  writeSync(3, frame(request, 129, '{"value":7,"status":"pass","points":6}'));
  return 7;
}
