import type { Thrown } from "@gradus/exercises";

const explanations: readonly (readonly [RegExp, string])[] = [
  [
    /^Maximum call stack size exceeded/,
    "A function that calls itself and never stops is the usual reason.",
  ],
  [
    /^Cannot read properties of (undefined|null)/,
    "Something is not there where it is read: an index past the end of a list, or a name that was never given a value.",
  ],
  [
    /^Cannot set properties of (undefined|null)/,
    "Something is not there where it is written to: a list that was never made, or an index past its end.",
  ],
  [
    / is not a function$/,
    "Something is called like a function that is not one: is its name right?",
  ],
  [/ is not iterable/, "Only lists, texts and the like can be walked through with for … of."],
  [
    /^Assignment to constant variable/,
    "A name declared with const keeps its value; let lets it change.",
  ],
  [
    / is not defined$/,
    "No such name is known here: was it declared, and is it written the same way?",
  ],
  [/^Cannot access '.+' before initialization/, "A name is used above the line that declares it."],
  [
    /^Invalid array length/,
    "A list is made with a length that is negative, not whole, or far too large.",
  ],
  [/^Cannot assign to read only property/, "This may be read but not changed: work on a copy."],
];

/** What an error that beginners meet often usually means, or undefined for any other. */
export function explainThrown({ isError, message }: Thrown): string | undefined {
  if (!isError) {
    return 'Only an Error says where it comes from. Try: throw new RangeError("…")';
  }
  return explanations.find(([pattern]) => pattern.test(message))?.[1];
}
