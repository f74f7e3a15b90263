/** What a refused system call answers. */
export type Answer =
  /** "Not permitted." */
  | "EPERM"
  /** "There is no such call": a library then takes its older way, which can be looked into. */
  | "ENOSYS";

/** A system call that a program in the sandbox has no use for. */
export interface DeniedSyscall {
  readonly name: string;
  /** Its number on x86_64, where it exists there. */
  readonly x64?: number;
  /** Its number on aarch64, where it exists there. */
  readonly arm64?: number;
  readonly answer?: Answer;
}

/** Why some system calls are refused, and which. Numbers are those of Linux's system call tables, and never change. */
export const deniedSyscalls: readonly {
  readonly why: string;
  readonly calls: readonly DeniedSyscall[];
}[] = [
  {
    why: "they start programs: threads are all that Node needs (clone is looked into by its flags)",
    calls: [
      { name: "fork", x64: 57 },
      { name: "vfork", x64: 58 },
      { name: "execveat", x64: 322, arm64: 281 },
      { name: "clone3", x64: 435, arm64: 435, answer: "ENOSYS" },
    ],
  },
  {
    why: "they make or enter namespaces, in which one has privileges again",
    calls: [
      { name: "unshare", x64: 272, arm64: 97 },
      { name: "setns", x64: 308, arm64: 268 },
    ],
  },
  {
    why: "they change what the file system is",
    calls: [
      { name: "mount", x64: 165, arm64: 40 },
      { name: "umount2", x64: 166, arm64: 39 },
      { name: "pivot_root", x64: 155, arm64: 41 },
      { name: "chroot", x64: 161, arm64: 51 },
      { name: "open_tree", x64: 428, arm64: 428 },
      { name: "move_mount", x64: 429, arm64: 429 },
      { name: "fsopen", x64: 430, arm64: 430 },
      { name: "fsconfig", x64: 431, arm64: 431 },
      { name: "fsmount", x64: 432, arm64: 432 },
      { name: "fspick", x64: 433, arm64: 433 },
      { name: "mount_setattr", x64: 442, arm64: 442 },
      { name: "name_to_handle_at", x64: 303, arm64: 264 },
      { name: "open_by_handle_at", x64: 304, arm64: 265 },
      { name: "fanotify_init", x64: 300, arm64: 262 },
      { name: "quotactl", x64: 179, arm64: 60 },
      { name: "quotactl_fd", x64: 443, arm64: 443 },
    ],
  },
  {
    why: "they reach into other programs",
    calls: [
      { name: "ptrace", x64: 101, arm64: 117 },
      { name: "process_vm_readv", x64: 310, arm64: 270 },
      { name: "process_vm_writev", x64: 311, arm64: 271 },
      { name: "process_madvise", x64: 440, arm64: 440 },
      { name: "kcmp", x64: 312, arm64: 272 },
      { name: "pidfd_send_signal", x64: 424, arm64: 424 },
      { name: "pidfd_open", x64: 434, arm64: 434 },
      { name: "pidfd_getfd", x64: 438, arm64: 438 },
    ],
  },
  {
    why: "they speak to others: over a network, and over sockets and queues of this machine",
    calls: [
      { name: "socket", x64: 41, arm64: 198 },
      { name: "socketpair", x64: 53, arm64: 199 },
      { name: "connect", x64: 42, arm64: 203 },
      { name: "bind", x64: 49, arm64: 200 },
      { name: "listen", x64: 50, arm64: 201 },
      { name: "accept", x64: 43, arm64: 202 },
      { name: "accept4", x64: 288, arm64: 242 },
      { name: "shmget", x64: 29, arm64: 194 },
      { name: "shmat", x64: 30, arm64: 196 },
      { name: "semget", x64: 64, arm64: 190 },
      { name: "msgget", x64: 68, arm64: 186 },
      { name: "mq_open", x64: 240, arm64: 180 },
    ],
  },
  {
    why: "they keep memory that no limit of the process counts",
    calls: [
      { name: "memfd_create", x64: 319, arm64: 279 },
      { name: "memfd_secret", x64: 447, arm64: 447 },
    ],
  },
  {
    why: "large parts of the kernel stand behind them, in which most faults of the last years were found",
    calls: [
      { name: "bpf", x64: 321, arm64: 280 },
      { name: "perf_event_open", x64: 298, arm64: 241 },
      { name: "userfaultfd", x64: 323, arm64: 282 },
      { name: "io_uring_setup", x64: 425, arm64: 425, answer: "ENOSYS" },
      { name: "io_uring_enter", x64: 426, arm64: 426, answer: "ENOSYS" },
      { name: "io_uring_register", x64: 427, arm64: 427, answer: "ENOSYS" },
    ],
  },
  {
    why: "keyrings are shared between programs of one user",
    calls: [
      { name: "add_key", x64: 248, arm64: 217 },
      { name: "request_key", x64: 249, arm64: 218 },
      { name: "keyctl", x64: 250, arm64: 219 },
    ],
  },
  {
    why: "they govern the whole machine, or weaken the process's own defenses",
    calls: [
      { name: "kexec_load", x64: 246, arm64: 104 },
      { name: "kexec_file_load", x64: 320, arm64: 294 },
      { name: "init_module", x64: 175, arm64: 105 },
      { name: "finit_module", x64: 313, arm64: 273 },
      { name: "delete_module", x64: 176, arm64: 106 },
      { name: "reboot", x64: 169, arm64: 142 },
      { name: "swapon", x64: 167, arm64: 224 },
      { name: "swapoff", x64: 168, arm64: 225 },
      { name: "acct", x64: 163, arm64: 89 },
      { name: "syslog", x64: 103, arm64: 116 },
      { name: "vhangup", x64: 153, arm64: 58 },
      { name: "sethostname", x64: 170, arm64: 161 },
      { name: "setdomainname", x64: 171, arm64: 162 },
      { name: "settimeofday", x64: 164, arm64: 170 },
      { name: "clock_settime", x64: 227, arm64: 112 },
      { name: "adjtimex", x64: 159, arm64: 171 },
      { name: "clock_adjtime", x64: 305, arm64: 266 },
      { name: "iopl", x64: 172 },
      { name: "ioperm", x64: 173 },
      { name: "modify_ldt", x64: 154 },
      { name: "personality", x64: 135, arm64: 92 },
      { name: "lookup_dcookie", x64: 212, arm64: 18 },
      { name: "mbind", x64: 237, arm64: 235 },
      { name: "set_mempolicy", x64: 238, arm64: 237 },
      { name: "migrate_pages", x64: 256, arm64: 238 },
      { name: "move_pages", x64: 279, arm64: 239 },
    ],
  },
];
