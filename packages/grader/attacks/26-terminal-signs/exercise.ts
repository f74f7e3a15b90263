const signs =
  "\u001B[2J\u001B[31m\u001B]0;title\u0007\u001B]8;;http://x\u0007 \u202E\u2066\u0085\u2028\r\b\u0000\uFEFF\uD800";
console.log("tried", signs);
console.error(signs);

export function dot() {
  console.log(signs);
  throw Object.assign(new Error(signs), { name: signs });
}
