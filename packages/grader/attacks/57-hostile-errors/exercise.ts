let calls = 0;

export function dot() {
  console.log("tried");
  const error: Error & { cause?: unknown } = new Error("x".repeat(5_000_000));
  error.cause = { cause: error };
  error.stack = "at /etc/passwd:1:1\n".repeat(100_000);
  const trap = new Proxy(error, {
    get: () => {
      throw trap;
    },
    getPrototypeOf: () => {
      throw new Error("no");
    },
  });
  throw [
    error,
    trap,
    {
      get message() {
        throw new Error("no");
      },
    },
    null,
    Symbol("x"),
  ][calls++ % 5];
}
