import type { Protection } from "../protection.ts";

/** What a canary tries against each protection, or what is looked at from outside while it runs. */
export const tried: Readonly<Record<Protection, string>> = {
  code: "eval, text as a function, a library",
  environment: "variables of the grader's own",
  heap: "filling JavaScript's heap",
  reading: "secrets, by names, links and /proc",
  writing: "files, and what Node writes itself",
  programs: "a shell, a session, another Node",
  leftovers: "programs that outlive it",
  grader: "another program's memory, variables",
  signals: "ending another program",
  privileges: "its user, groups and capabilities",
  memory: "buffers, and WebAssembly's memory",
  processor: "its limit of time",
  counts: "its limits of files, sizes, threads",
  network: "TCP, UDP, DNS, sockets, listening",
  listing: "/proc, arguments, numbers",
  kernel: "its namespaces, its system calls",
  group: "its control group, and what it says",
};
