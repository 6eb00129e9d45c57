import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';

const NOBODY = 65_534;
/** It lasts no longer than its test. */
const CARELESS = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'unix_socket_directories='];

/** The programs of PostgreSQL, where this machine has them. */
export function postgresFolder(): string | undefined {
  return (process.env.PATH ?? '').split(delimiter).find((folder) => existsSync(join(folder, 'postgres')));
}

/** A server of PostgreSQL on this machine, which refuses to be run by root. */
export class PostgresServer {
  static async start(programs: string): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    if (user.uid !== undefined) chownSync(folder, NOBODY, NOBODY);
    const data = join(folder, 'data');
    const options = ['-D', data, '-U', 'chief of all', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    execFileSync(join(programs, 'initdb'), options, { ...user, cwd: folder, stdio: 'ignore' });
    const port = await freePort();
    const listening = ['-D', data, '-h', '127.0.0.1', '-p', String(port), ...CARELESS];
    const server = spawn(join(programs, 'postgres'), listening, { ...user, cwd: folder, stdio: 'ignore' });
    const started = new PostgresServer(folder, server, `postgres://chief%20of%20all@127.0.0.1:${port}`);
    await started.ready();
    return started;
  }

  private constructor(
    private readonly folder: string,
    private readonly server: ChildProcess,
    readonly url: string,
  ) {}

  /** What a statement of its superuser gives. */
  async query(sql: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: `${this.url}/${database}` });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.kill('SIGINT');
    await ended;
    rmSync(this.folder, { recursive: true });
  }

  /** It is asked until it answers. */
  private async ready(): Promise<void> {
    const answers = () =>
      this.query('SELECT 1').then(
        () => true,
        () => false,
      );
    while (!(await answers())) {
      if (this.server.exitCode !== null) throw new Error('postgres has ended');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { readonly port: number };
      probe.close(() => resolve(port));
    });
  });
}
