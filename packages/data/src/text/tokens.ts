/**
 * A text as its characters: whole Unicode code points, so that joining them gives the text again.
 *
 *     "né" → ["n", "é"]
 */
export function characters(text: string): string[] {
  return Array.from(text);
}

/**
 * A text as its words: runs of letters and digits, in lower case, with apostrophes inside.
 *
 *     "Don't panic, 42!" → ["don't", "panic", "42"]
 */
export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? [];
}
