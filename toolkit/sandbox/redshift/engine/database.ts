import type { CopiedRows, CopyTarget } from './copied-rows';

/** PostgreSQL as the warehouse needs it: in this process, or a server. */
export interface Database {
  /** All of the work or none of it; one after the other. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Transaction {
  /** A script, whose rows nobody asks for. */
  exec(sql: string): Promise<void>;
  /** One statement. */
  query(sql: string, parameters?: readonly string[]): Promise<QueryResult>;
  /** Adds rows, in PostgreSQL's text format of COPY, with the rights of the role; rows of a wrong type are left out. */
  copy(target: CopyTarget, text: string): Promise<CopiedRows>;
}

export interface QueryResult {
  /** None for a statement that returns no rows. */
  readonly fields: readonly Field[];
  /** Values as PostgreSQL prints them. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows read or changed. */
  readonly count: number;
}

export interface Field {
  readonly name: string;
  /** PostgreSQL's object id of its type. */
  readonly typeId: number;
}
