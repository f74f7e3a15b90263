/** Whether lists and objects stand in one another more than `depth` levels deep. Builds nothing. */
export function isNestedDeeper(json: string, depth: number): boolean {
  let open = 0;
  for (const token of structureOf(json)) {
    if (token === "{" || token === "[") open++;
    else if (token === "}" || token === "]") open--;
    if (open > depth) return true;
  }
  return false;
}

/**
 * A key that stands twice in one object, where JSON.parse would keep only the last.
 *
 * @param json valid JSON
 */
export function duplicateKey(json: string): string | undefined {
  const open: Set<string>[] = []; // the keys of each object around; a list has none
  for (const token of structureOf(json)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else {
      const key = JSON.parse(token) as string; // "\u0061" is another way to write "a"
      const keys = open[open.length - 1];
      if (keys.has(key)) return key;
      keys.add(key);
    }
  }
  return undefined;
}

/** The brackets and the keys of a JSON text, in order, as they are written there. */
function* structureOf(json: string): Generator<string> {
  for (let i = 0; i < json.length; i++) {
    const sign = json[i];
    if (sign === "{" || sign === "}" || sign === "[" || sign === "]") yield sign;
    if (sign !== '"') continue;
    const end = endOfString(json, i);
    if (isColonNext(json, end)) yield json.slice(i, end);
    i = end - 1;
  }
}

/** Just behind the closing quote of the string that begins at `start`. */
function endOfString(json: string, start: number): number {
  let i = start + 1;
  while (i < json.length && json[i] !== '"') i += json[i] === "\\" ? 2 : 1;
  return i + 1;
}

/** Only a key has a colon behind it. */
function isColonNext(json: string, from: number): boolean {
  let i = from;
  while (json[i] === " " || json[i] === "\n" || json[i] === "\r" || json[i] === "\t") i++;
  return json[i] === ":";
}
