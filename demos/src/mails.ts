import { concat, log1p, type Random, type Tensor } from "@gradus/core";
import { bagOfWords, characters, loadSpam, Vocabulary, words } from "@gradus/data";

/** What a mail says, and 1 if it is spam, 0 if not. */
export interface Mail {
  readonly text: string;
  readonly spam: number;
}

/** Where a mail's text is cut off: what it wants is said by then. */
const longest = 4_000;

/**
 * The mails of SpamAssassin.
 *
 * Of the headers only the subject is left, because others tell through which mailbox a mail came into
 * the collection.
 */
export async function allMails(): Promise<Mail[]> {
  const table = await loadSpam();
  const labels = table.strings("label");
  return table.strings("text").map((mail, row) => ({
    text: withoutHeaders(String(mail)),
    spam: Number(labels[row] === "spam"),
  }));
}

/** All honest mails, and by chance one in `rarity` of the spam. */
export function withRareSpam(mails: readonly Mail[], rarity: number, random: Random): Mail[] {
  const spam = mails.filter((mail) => mail.spam === 1);
  const kept = random.choice(spam.length, Math.round(spam.length / rarity)).dataSync();
  return [...mails.filter((mail) => mail.spam === 0), ...Array.from(kept, (row) => spam[row])];
}

function withoutHeaders(mail: string): string {
  const [headers] = mail.split(/\r?\n\r?\n/, 1);
  const subject = /^Subject:(.*)$/m.exec(headers)?.[1] ?? "";
  return `${subject}\n${mail.slice(headers.length)}`.slice(0, longest);
}

/**
 * How often the most frequent words and characters of the training mails occur in each of all mails:
 * log(1 + count), so that a word said twice does not count twice as much.
 *
 * @param train the rows of the training mails
 * @returns `[mails, 1100]`
 */
export function countsOf(mails: readonly Mail[], train: readonly number[]): Tensor {
  const counted = [
    { tokens: mails.map(({ text }) => words(text)), maxSize: 1000 },
    { tokens: mails.map(({ text }) => characters(text)), maxSize: 100 },
  ].map(({ tokens, maxSize }) => {
    const vocabulary = Vocabulary.of(
      train.map((row) => tokens[row]),
      { maxSize },
    );
    return bagOfWords(tokens, vocabulary);
  });
  return log1p(concat(counted, 1));
}
