const net = process.getBuiltinModule("node:net");
const dgram = process.getBuiltinModule("node:dgram");
console.log("tried");
const attempts = [
  () => fetch("http://127.0.0.1:<tcpPort>/"),
  ...[{ port: Number("<tcpPort>"), host: "127.0.0.1" }, { path: "<socket>" }].map(
    (to) => () =>
      new Promise((resolve) => net.connect(to).on("connect", resolve).on("error", resolve)),
  ),
  () =>
    new Promise((resolve) =>
      dgram
        .createSocket("udp4")
        .on("error", resolve)
        .send("x", Number("<udpPort>"), "127.0.0.1", resolve),
    ),
];
for (const attempt of attempts) {
  try {
    await Promise.race([attempt(), new Promise((resolve) => setTimeout(resolve, 200))]);
  } catch {
    // Nobody is there, or it may not.
  }
}

export const dot = () => 7;
