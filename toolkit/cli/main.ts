import { UnreadableInput } from '../sandbox/kernel/unreadable-input';
import { audit } from './audit/audit';
import { explainAwsError } from './aws-client';
import type { Command, Terminal } from './command';
import { estimate } from './estimate/estimate';
import { printable } from './printable';
import { produce } from './produce/produce';
import { redrive } from './redrive/redrive';
import { run } from './run/run';
import { tail } from './tail/tail';
import { UsageError } from './usage-error';

const COMMANDS: Readonly<Record<string, Command>> = { audit, estimate, produce, redrive, run, tail };

const CANNOT_RUN = 2;

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') return print(usage());
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    throw new UsageError(`there is no command ${name}; there is: ${Object.keys(COMMANDS).join(', ')}`);
  }
  return args.includes('--help') ? print(command.usage) : command.run(args, terminal());
}

function usage(): string {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(8)}  ${summary}`);
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
