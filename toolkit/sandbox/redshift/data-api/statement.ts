import type { StatementResult } from '../engine/engine-request';

export type StatementStatus = 'STARTED' | 'FINISHED' | 'FAILED' | 'ABORTED';

/** Where statements run and as whom. */
export interface StatementTarget {
  readonly workgroupName: string;
  readonly database: string;
  readonly secretArn?: string;
  readonly dbUser: string;
}

/** A statement, or one of a batch, as the Data API remembers it. */
export interface Statement {
  readonly id: string;
  readonly sql: string;
  status: StatementStatus;
  result?: StatementResult;
  error?: string;
}

/** What one call of ExecuteStatement or BatchExecuteStatement began. */
export interface Execution {
  readonly id: string;
  readonly target: StatementTarget;
  readonly isBatch: boolean;
  readonly statements: readonly Statement[];
  readonly createdAt: number;
  updatedAt: number;
}

export function statusOf({ statements }: Execution): StatementStatus {
  const statuses = statements.map(({ status }) => status);
  return statuses.find((status) => status === 'FAILED' || status === 'STARTED') ?? 'FINISHED';
}
