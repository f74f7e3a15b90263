const kept: Uint8Array[] = [];

export function dot() {
  console.log("tried");
  for (let mebibytes = 0; mebibytes < 1536; mebibytes += 64)
    kept.push(new Uint8Array(64 * 2 ** 20).fill(1));
  console.log("got through: it held 1.5 GiB");
  return 7;
}
