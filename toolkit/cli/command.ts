/** Where a command reads and writes. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Resolves at Ctrl-C, or when the process is asked to end. */
  readonly interrupted: Promise<void>;
}

/** One command of `kinesis-pipelines`. */
export interface Command {
  /** What it does, in a few words. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly usage: string;
  /**
   * @returns the exit code
   * @throws UsageError for what the user can mend
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** The exit code of a command that was interrupted before its end. */
export const INTERRUPTED = 130;
