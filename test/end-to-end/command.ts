import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../toolkit/sandbox/context';

const COMMAND = join(__dirname, '..', '..', 'toolkit', 'bin', 'kinesis-pipelines.js');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder and with a temporary folder of its own, so that all it writes can be seen. */
export class CommandLine {
  readonly folder = temporaryFolder();
  readonly temporary = temporaryFolder();
  private readonly started = new Set<ChildProcess>();

  run(...args: string[]): Promise<Outcome> {
    return this.start(...args).outcome;
  }

  /** @returns the process, what it printed so far, and how it ends */
  start(...args: string[]) {
    return this.launch(['run', ...args]);
  }

  /** Any command, with more environment variables. */
  launch(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    return this.spawn(process.execPath, [COMMAND, ...args], env);
  }

  /** Under a pseudo-terminal, by the `script` of util-linux; the shell it starts makes way, or Ctrl-C would end it too. */
  startOnTerminal(...args: string[]) {
    const line = [process.execPath, COMMAND, 'run', ...args].map((arg) => `'${arg}'`).join(' ');
    return this.spawn('script', ['--quiet', '--return', '--command', `exec ${line}`, '/dev/null']);
  }

  /** Whatever a test left running. */
  end(): void {
    for (const child of this.started) child.kill('SIGKILL');
  }

  /** The names in the folder it runs in, and in its temporary folder. */
  listing(): { folder: string[]; temporary: string[] } {
    return { folder: readdirSync(this.folder).sort(), temporary: readdirSync(this.temporary).sort() };
  }

  makeFolder(name: string): string {
    const folder = join(this.folder, name);
    mkdirSync(folder);
    return folder;
  }

  private spawn(program: string, args: string[], env: NodeJS.ProcessEnv = {}) {
    const options = { cwd: this.folder, env: { ...process.env, TMPDIR: this.temporary, ...env } };
    const child = spawn(program, args, options);
    const printed = { stdout: '', stderr: '' };
    child.stdout.on('data', (data: Buffer) => (printed.stdout += data));
    child.stderr.on('data', (data: Buffer) => (printed.stderr += data));
    this.started.add(child);
    const outcome = new Promise<Outcome>((resolve) => {
      child.on('close', (code) => {
        this.started.delete(child);
        resolve({ code, ...printed });
      });
    });
    return { child, outcome, prints: (text: string) => printing(child, printed, text) };
  }
}

function printing(child: ChildProcess, printed: { readonly stdout: string }, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => printed.stdout.includes(text) && resolve();
    child.stdout?.on('data', look);
    child.on('close', () => reject(new Error(`it ended without a word of "${text}": ${printed.stdout}`)));
    look();
  });
}
