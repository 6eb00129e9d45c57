import type { CopyCommand } from '../copy/copy-command';
import type { JsonPath } from '../copy/json-paths';
import type { SourceFile } from '../copy/source-files';

/** What the warehouse's thread is asked: statements of one user, all of them or none. */
export interface EngineRequest {
  readonly user: string;
  /** Makes the user when there is none yet, as the warehouse does for IAM identities. */
  readonly createsUser?: boolean;
  /** What the warehouse takes for the present, in milliseconds since the epoch. */
  readonly time: number;
  readonly statements: readonly EngineStatement[];
}

export type EngineStatement = SqlStatement | LoadStatement;

export interface SqlStatement {
  readonly type: 'sql';
  /** As PostgreSQL understands it. */
  readonly sql: string;
  readonly parameters: readonly string[];
}

export interface LoadStatement {
  readonly type: 'load';
  readonly command: CopyCommand;
  readonly files: readonly SourceFile[];
  /** Where the value of each column is, for JSON that is read by paths. */
  readonly jsonPaths?: readonly JsonPath[];
}

/** What one statement gave. */
export interface StatementResult {
  /** Absent for a statement that returns no rows. */
  readonly columns?: readonly ResultColumn[];
  /** Values as the warehouse prints them. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows read, changed or loaded. */
  readonly count: number;
}

export interface ResultColumn {
  readonly name: string;
  /** As Redshift names it, such as `int8`. */
  readonly type: string;
}

/** A message to the warehouse's thread; without a request it closes. */
export interface EngineCall {
  readonly id: number;
  readonly request?: EngineRequest;
}

export type EngineAnswer =
  | { readonly id: number; readonly results: readonly StatementResult[] }
  | { readonly id: number; readonly failure: EngineFailure };

export interface EngineFailure {
  readonly message: string;
  /** Five characters, such as `42P01` for an unknown table. */
  readonly sqlState?: string;
  /** Which of the statements. */
  readonly statement?: number;
}
