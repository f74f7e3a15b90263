console.log("tried");
for (const attempt of [
  () => [].constructor.constructor("return process")(),
  () => (0, eval)("process"),
  () => Object.getPrototypeOf(async () => {}).constructor("return 1"),
]) {
  try {
    if (attempt()) console.log("got through: it made code of a text");
  } catch {
    // It may not.
  }
}

export const dot = () => 7;
