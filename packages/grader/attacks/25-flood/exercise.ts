export function dot() {
  console.log("tried");
  for (;;) console.log("more, more, more, ".repeat(500));
}
