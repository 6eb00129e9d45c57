import type { PGlite, Transaction as PgliteTransaction } from '@electric-sql/pglite';
import { AS_TEXT } from './column-types';
import type { CopiedRows, CopyTarget } from './copied-rows';
import type { Database, QueryResult, Transaction } from './database';
import { copyFromStdin } from './pglite-copy';

/** PostgreSQL in this process. */
export class PgliteDatabase implements Database {
  constructor(private readonly pglite: PGlite) {}

  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.pglite.transaction((transaction) => work(new OpenTransaction(this.pglite, transaction)));
  }

  close(): Promise<void> {
    return this.pglite.close();
  }
}

class OpenTransaction implements Transaction {
  constructor(
    private readonly pglite: PGlite,
    private readonly transaction: PgliteTransaction,
  ) {}

  async exec(sql: string): Promise<void> {
    await this.transaction.exec(sql);
  }

  async query(sql: string, parameters: readonly string[] = []): Promise<QueryResult> {
    const { rows, fields, affectedRows } = await this.transaction.query<(string | null)[]>(sql, [...parameters], {
      rowMode: 'array',
      parsers: AS_TEXT,
      serializers: AS_TEXT,
    });
    return {
      fields: fields.map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID })),
      rows,
      count: fields.length === 0 ? (affectedRows ?? 0) : rows.length,
    };
  }

  copy(target: CopyTarget, text: string): Promise<CopiedRows> {
    return copyFromStdin(this.pglite, target, text);
  }
}
