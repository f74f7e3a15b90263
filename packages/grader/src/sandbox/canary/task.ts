/** What a canary is told: where everything is that it must not get at. Read from its standard input. */
export interface Task {
  /** Names everything that belongs to this canary: files that it writes, programs that it starts. */
  readonly marker: string;
  /** Files with secrets: one that everybody may read, one that only its owner may. */
  readonly secrets: readonly string[];
  /** A program of the grader's user, with secrets in its environment and arguments. */
  readonly bystander: number;
  /** The grader itself. */
  readonly grader: number;
  /** Folders that everybody may write to. */
  readonly openFolders: readonly string[];
  /** A file that everybody may write to. */
  readonly openFile: string;
  /** Its own folder. */
  readonly box: string;
  /** Listeners of the grader on this machine, over TCP, UDP, and sockets with names. */
  readonly tcpPort: number;
  readonly udpPort: number;
  readonly sockets: readonly string[];
  /** More memory, in MiB, than it may have. */
  readonly tooMuch: number;
}

/** One line that a canary writes: what it tried, and what came of it. */
export interface Try {
  readonly about: string;
  /** What went through, in words, or the code of the error that stopped it. */
  readonly got: string;
  readonly wentThrough: boolean;
}

/** Writes down what came of an attempt. */
export type Tell = (about: string, body: () => unknown) => void;
