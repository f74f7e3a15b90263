const { constants } = process.getBuiltinModule("node:os");
console.log("tried");
for (const file of [
  "/lib/x86_64-linux-gnu/libc.so.6",
  "/lib/aarch64-linux-gnu/libc.so.6",
  process.execPath,
]) {
  try {
    process.dlopen({ exports: {} }, file, constants.dlopen.RTLD_NOW);
    console.log("got through: it loaded a library");
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "ERR_DLOPEN_FAILED") console.log("got through: it was tried to load a library");
  }
}

export const dot = () => 7;
