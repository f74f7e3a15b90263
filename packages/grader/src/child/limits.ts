/** What a learner's program may use. */
export interface Limits {
  /** Milliseconds until the child is there. Longer is nobody's fault: it is tried again. */
  readonly ready: number;
  /** Milliseconds to load the learner's file. */
  readonly load: number;
  /** Milliseconds for one call. */
  readonly call: number;
  /** Milliseconds for everything, restarts included. */
  readonly wall: number;
  /** Whether somebody has said how long a call may take: then neither the exercise nor the machine decides. */
  readonly isTimeFixed: boolean;
  /** How often a program that was stopped is started again, for the checks that are left. */
  readonly restarts: number;
  /** MiB for lists, records and whatever else is on JavaScript's heap. */
  readonly memory: number;
  /** MiB for the whole process with its typed arrays. */
  readonly process: number;
  /** Bytes of printed text that are kept to be shown. */
  readonly keptOutput: number;
  /** Bytes of printed text after which the program is stopped. */
  readonly mostOutput: number;
}

/**
 * Enough for every exercise of the course many times over.
 *
 * The heap is small because a full one is slow: an endless list fills 96 MiB in half a second, 192 MiB in a second,
 * and 512 MiB in six. Typed arrays lie outside it.
 */
export const defaultLimits: Limits = {
  ready: 5000,
  load: 3000,
  call: 1000,
  wall: 30_000,
  isTimeFixed: false,
  restarts: 3,
  memory: 96,
  process: 1024,
  keptOutput: 64 * 1024,
  mostOutput: 1024 * 1024,
};

/** The limits where every call may take so many seconds, and the whole at least as long. */
export function withSeconds(limits: Limits, seconds: number): Limits {
  const call = 1000 * seconds;
  return { ...limits, call, load: Math.max(limits.load, call), wall: Math.max(limits.wall, call) };
}

/**
 * The limits on a machine that took so long to start a child, in milliseconds: a call may take twenty times that, so
 * that an honest program on a slow or busy machine is not taken for one that does not end.
 */
export function onMachine(limits: Limits, started: number): Limits {
  if (limits.isTimeFixed) return limits;
  const call = Math.max(limits.call, 500 * Math.ceil((20 * started) / 500));
  return { ...limits, call };
}
