import { assemble, type Instruction } from "./bpf.ts";
import { type Answer, type DeniedSyscall, deniedSyscalls } from "./denied-syscalls.ts";

/** The processors that a filter is made for, by Node's names. */
export type Architecture = "x64" | "arm64";

/** Whether there is a filter for a processor. */
export function hasFilter(architecture: string): architecture is Architecture {
  return architecture in machines;
}

/** How the kernel names each, and how threads are made there. */
const machines = {
  x64: { audit: 0xc000_003e, clone: 56 },
  arm64: { audit: 0xc000_00b7, clone: 220 },
} as const;

/** Where the parts of a system call lie in what the filter sees (`struct seccomp_data`). */
const at = { call: 0, architecture: 4, firstArgument: 16, secondArgument: 24 } as const;

const ioctl = { x64: 16, arm64: 29 } as const;

/** Actions of the kernel; an error carries its number in the low 16 bits. */
const allow = 0x7fff_0000;
const killProcess = 0x8000_0000;
const errno = (number: number): number => 0x0005_0000 + number;

/** On x86_64, calls from here on belong to another way of calling (x32), with numbers of its own. */
const x32 = 0x4000_0000;
const cloneThread = 0x0001_0000;
/** Every flag of clone that makes a namespace (CLONE_NEW…). */
const cloneNamespaces = 0x7e02_0080;
/** The requests of ioctl that type into a terminal, as if its user did (TIOCSTI, TIOCLINUX). */
const typing = [0x5412, 0x541c];

/** The numbers of the errors; a test gives others, to see that it is the filter that answers. */
export type Errors = Readonly<Record<Answer, number>>;
const linux: Errors = { EPERM: 1, ENOSYS: 38 };

/**
 * The filter of system calls for one kind of processor, as bytes for the kernel.
 *
 * It refuses what is listed in `denied-syscalls.ts` and lets the rest pass. A list of what is allowed would be
 * stricter, and would break with every new version of Node and of the C library.
 */
export function syscallFilter(architecture: Architecture, errors: Errors = linux): Buffer {
  const { audit, clone } = machines[architecture];
  const denied = deniedSyscalls.flatMap(({ calls }) => calls.flatMap(deny(architecture)));
  return assemble([
    { op: "load", offset: at.architecture },
    { op: "equal", value: audit, no: "kill" },
    { op: "load", offset: at.call },
    ...(architecture === "x64" ? [{ op: "atLeast", value: x32, yes: "kill" } as const] : []),
    { op: "equal", value: clone, yes: "clone" },
    { op: "equal", value: ioctl[architecture], yes: "ioctl" },
    ...denied,
    { op: "answer", value: allow },

    { op: "label", name: "clone" },
    { op: "load", offset: at.firstArgument },
    { op: "hasBits", value: cloneNamespaces, yes: "EPERM" },
    { op: "hasBits", value: cloneThread, no: "EPERM" },
    { op: "answer", value: allow },

    { op: "label", name: "ioctl" },
    { op: "load", offset: at.secondArgument },
    ...typing.map((value): Instruction => ({ op: "equal", value, yes: "EPERM" })),
    { op: "answer", value: allow },

    { op: "label", name: "EPERM" },
    { op: "answer", value: errno(errors.EPERM) },
    { op: "label", name: "ENOSYS" },
    { op: "answer", value: errno(errors.ENOSYS) },
    { op: "label", name: "kill" },
    { op: "answer", value: killProcess },
  ]);
}

function deny(architecture: Architecture): (call: DeniedSyscall) => Instruction[] {
  return (call) => {
    const { [architecture]: value, answer = "EPERM" } = call;
    return value === undefined ? [] : [{ op: "equal", value, yes: answer }];
  };
}
