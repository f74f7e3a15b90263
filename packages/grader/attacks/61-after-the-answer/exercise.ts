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

export function dot() {
  console.log("tried");
  void Promise.reject(new Error("nobody hears this"));
  setTimeout(() => {
    throw new Error("nor this");
  }, 0);
  setTimeout(() => writeSync(3, frame(1, 129, '{"value":32}')), 1);
  setImmediate(() => writeSync(3, frame(2, 129, '{"value":32}')));
  return 7;
}
