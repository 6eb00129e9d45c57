import { Client } from 'pg';
import type { CopiedRows, CopyTarget } from '../copied-rows';
import type { Database, QueryResult, Transaction } from '../database';
import { copyToServer } from './server-copy';

/** What values look like, and that the words of errors can be told apart, whatever the settings of the server. */
const SETTINGS = `
  SET client_min_messages = error; SET lc_messages = 'C'; SET TIME ZONE 'UTC'; SET datestyle = 'ISO, MDY';
  SET intervalstyle = 'postgres'; SET bytea_output = 'hex'; SET extra_float_digits = 1; SET statement_timeout = 0;
  SET idle_session_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET search_path = "$user", public;
  SET synchronous_commit = off`;

const AS_TEXT = { getTypeParser: () => (text: string) => text };

/** One session of a PostgreSQL server. */
export class ServerDatabase implements Database, Transaction {
  /** @throws Error for a server that cannot be reached, a database that is not there, or a user that is no superuser */
  static async open(url: string, database?: string): Promise<ServerDatabase> {
    const client = new Client({
      connectionString: withDatabase(url, database),
      application_name: 'cdk-kinesis-pipelines',
    });
    // The statement that finds the session gone says so.
    client.on('error', () => undefined);
    await client.connect();
    const session = new ServerDatabase(client);
    await prepare(session).catch(async (error) => {
      await session.close();
      throw error;
    });
    return session;
  }

  private constructor(private readonly client: Client) {}

  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    await this.client.query('BEGIN');
    try {
      const result = await work(this);
      await this.client.query('COMMIT');
      return result;
    } catch (error) {
      await this.client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  async exec(sql: string): Promise<void> {
    await this.client.query(sql);
  }

  async query(text: string, values: readonly string[] = []): Promise<QueryResult> {
    const types = AS_TEXT as never;
    const result = await this.client.query<(string | null)[]>({ text, values: [...values], rowMode: 'array', types });
    const fields = result.fields.map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID }));
    return { fields, rows: result.rows, count: result.rowCount ?? 0 };
  }

  copy(target: CopyTarget, text: string): Promise<CopiedRows> {
    return copyToServer(this.client, target, text);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

function withDatabase(url: string, database: string | undefined): string {
  const parsed = new URL(url);
  if (database !== undefined) parsed.pathname = `/${encodeURIComponent(database)}`;
  else if (parsed.pathname.length <= 1) parsed.pathname = '/postgres';
  return parsed.href;
}

/** Only a superuser may speak as any user of the warehouse. */
async function prepare(session: Transaction): Promise<void> {
  const { rows } = await session.query("SELECT current_user, current_setting('is_superuser')");
  const [user, isSuperuser] = rows[0] as string[];
  if (isSuperuser !== 'on') throw new Error(`the user of the warehouse url must be a superuser, got ${user}`);
  await session.exec(SETTINGS);
}
