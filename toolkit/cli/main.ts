import { UnreadableInput } from '../sandbox/kernel/unreadable-input';
import { explainAwsError } from './aws-client';
import type { Command, Terminal } from './command';
import { printable } from './printable';
import { UsageError } from './usage-error';

/** Each is loaded when it is asked for: the clients and engines of the others take longer to load than an audit takes. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  audit: async () => (await import('./audit/audit.js')).audit,
  estimate: async () => (await import('./estimate/estimate.js')).estimate,
  produce: async () => (await import('./produce/produce.js')).produce,
  redrive: async () => (await import('./redrive/redrive.js')).redrive,
  run: async () => (await import('./run/run.js')).run,
  tail: async () => (await import('./tail/tail.js')).tail,
};

const CANNOT_RUN = 2;

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') return print(await usage());
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    throw new UsageError(`there is no command ${name}; there is: ${Object.keys(COMMANDS).join(', ')}`);
  }
  const command = await load();
  return args.includes('--help') ? print(command.usage) : command.run(args, terminal());
}

async function usage(): Promise<string> {
  const commands = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => `  ${name.padEnd(8)}  ${(await load()).summary}`),
  );
  return `kinesis-pipelines COMMAND

${commands.join('\n')}

kinesis-pipelines COMMAND --help tells the options of a command.
`;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function terminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return { stdin, stdout, stderr, interrupted: interruption() };
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
  return explainAwsError(error) ?? stack ?? String(error);
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
