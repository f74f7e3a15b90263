export function dot() {
  console.log("tried");
  for (;;);
}
