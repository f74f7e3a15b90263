const seconds = 5;

/**
 * The Promise's value. One that nobody settles would end the process without a word.
 *
 * @throws Error after five seconds
 */
export async function withinLimit(promise: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`The Promise that came back was not settled within ${seconds} s.`);
    timer = setTimeout(() => reject(error), seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
