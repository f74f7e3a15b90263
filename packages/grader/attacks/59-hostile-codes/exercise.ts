const { writeSync } = process.getBuiltinModule("node:fs");
const v8 = process.getBuiltinModule("node:v8");
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

const heads = [
  '{"value":{"is":"process"}}',
  '{"value":{"Function":1}}',
  '{"value":{"record":["__proto__",1,"__proto__",2]}}',
  '{"value":{"numbers":-1}}',
  '{"value":{"numbers":1e99}}',
  v8.serialize(new Map()).toString("latin1"),
];
let calls = 0;

export function dot() {
  console.log("tried");
  writeSync(3, frame(request, 129, heads[calls++ % heads.length]));
  return 7;
}
