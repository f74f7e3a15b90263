import { todo } from "#todo";

export function dot() {
  console.log("tried");
  return todo("nothing to see here");
}
