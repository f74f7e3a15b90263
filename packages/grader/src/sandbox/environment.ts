/** All that a program finds in its environment: nothing of the grader's own, so that it does the same everywhere. */
export function environment(): Record<string, string> {
  const always = { TZ: "UTC", LANG: "C.UTF-8", HOME: "/" };
  const { SystemRoot } = process.env;
  // Windows starts nothing without it.
  return SystemRoot === undefined ? always : { ...always, SystemRoot };
}
