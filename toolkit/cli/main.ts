import { UnreadableInput } from '../sandbox/kernel/unreadable-input';
import { printable } from './printable';
import { run } from './run/run';
import { parseRunOptions, RUN_USAGE } from './run/run-options';
import { UsageError } from './usage-error';

const USAGE = `kinesis-pipelines COMMAND

  run    run a synthesized pipeline on this machine

kinesis-pipelines COMMAND --help tells the options of a command.
`;

const CANNOT_RUN = 2;

async function main([command, ...args]: readonly string[]): Promise<number> {
  const asksForHelp = args.includes('--help');
  if (command === undefined || command === '--help' || command === 'help') return print(USAGE);
  if (command !== 'run') throw new UsageError(`there is no command ${command}; there is: run`);
  if (asksForHelp) return print(RUN_USAGE);
  return run(parseRunOptions(args), { stdout: process.stdout, stderr: process.stderr, interrupted: interruption() });
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}

/** What the user can mend is one line; anything else is a fault of ours, with its stack. */
function explain(error: unknown): string {
  const { code, port, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (error instanceof UsageError || error instanceof UnreadableInput) return error.message;
  if (code === 'EADDRINUSE') return `--port ${port}: the port is in use`;
  return stack ?? String(error);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`kinesis-pipelines: ${printable(explain(error))}\n`);
    process.exitCode = CANNOT_RUN;
  },
);
