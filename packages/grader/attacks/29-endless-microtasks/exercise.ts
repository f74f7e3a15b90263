export async function dot() {
  console.log("tried");
  for (;;) await null;
}
