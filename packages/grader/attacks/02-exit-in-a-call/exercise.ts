export function dot() {
  console.log("tried");
  process.exit(0);
}
