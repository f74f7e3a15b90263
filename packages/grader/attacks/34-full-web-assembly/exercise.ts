const kept: WebAssembly.Memory[] = [];

export function dot() {
  console.log("tried");
  for (let mebibytes = 0; mebibytes < 1536; mebibytes += 64) {
    const memory = new WebAssembly.Memory({ initial: 1024 });
    new Uint8Array(memory.buffer).fill(1);
    kept.push(memory);
  }
  console.log("got through: it held 1.5 GiB");
  return 7;
}
