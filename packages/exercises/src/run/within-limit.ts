/** How long a Promise may take where the exercise has no time of its own. In seconds. */
const usual = 5;

/**
 * The Promise's value. One that nobody settles would end the process without a word.
 *
 * @param seconds how long it may take
 * @throws Error after that time
 */
export async function withinLimit(promise: Promise<unknown>, seconds = usual): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(
      "The Promise that came back was not settled in the time that a call has.",
    );
    timer = setTimeout(() => reject(error), seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
