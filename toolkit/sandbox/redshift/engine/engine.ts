import type { LoadError } from '../load/load-error';
import { quoteIdentifier, quoteLiteral } from '../sql/identifier';
import { typeName } from './column-types';
import type { Database, Transaction } from './database';
import type { EngineRequest, EngineStatement, SqlStatement, StatementResult } from './engine-request';
import { recordLoadErrors } from './load-errors';
import { LoadFailed, load } from './loader';
import { type EngineOptions, openDatabase } from './open-database';

/** One of the statements failed, and with it all. */
export class StatementFailed extends Error {
  constructor(
    readonly statement: number,
    readonly reason: Error & { readonly code?: string },
  ) {
    super(reason.message);
  }
}

/** Runs statements on PostgreSQL, one transaction after the other. */
export class Engine {
  private constructor(private readonly database: Database) {}

  static async open(options: EngineOptions): Promise<Engine> {
    return new Engine(await openDatabase(options));
  }

  /** All statements or none. @throws StatementFailed */
  async run(request: EngineRequest): Promise<StatementResult[]> {
    const errors: LoadError[] = [];
    try {
      return await this.database.transaction((transaction) => this.runStatements(transaction, request, errors));
    } finally {
      await recordLoadErrors(this.database, request.time, errors);
    }
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private async runStatements(transaction: Transaction, request: EngineRequest, errors: LoadError[]) {
    const results: StatementResult[] = [];
    try {
      await transaction.exec(
        `SET LOCAL TIME ZONE 'UTC'; SET LOCAL sandbox.time = ${quoteLiteral(new Date(request.time).toISOString())}`,
      );
      if (request.createsUser) await createUser(transaction, request.user);
      await transaction.exec(`SET LOCAL ROLE ${quoteIdentifier(request.user)}`);
      for (const statement of request.statements) {
        results.push(await this.runStatement(transaction, statement, errors));
      }
      return results;
    } catch (error) {
      if (error instanceof LoadFailed) errors.push(...error.errors);
      throw new StatementFailed(results.length, error as Error);
    }
  }

  private async runStatement(
    transaction: Transaction,
    statement: EngineStatement,
    errors: LoadError[],
  ): Promise<StatementResult> {
    if (statement.type === 'sql') return query(transaction, statement);
    const loaded = await load(transaction, statement);
    errors.push(...loaded.errors);
    return { rows: [], count: loaded.rows };
  }
}

async function createUser(transaction: Transaction, name: string): Promise<void> {
  const { rows } = await transaction.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (rows.length === 0) await transaction.exec(`CREATE ROLE ${quoteIdentifier(name)} LOGIN`);
}

async function query(transaction: Transaction, { sql, parameters }: SqlStatement): Promise<StatementResult> {
  const { fields, rows, count } = await transaction.query(sql, parameters);
  if (fields.length === 0) return { rows: [], count };
  return { columns: fields.map(({ name, typeId }) => ({ name, type: typeName(typeId) })), rows, count };
}
