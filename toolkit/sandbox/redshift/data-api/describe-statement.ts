import { type Execution, type Statement, statusOf } from './statement';

const NANOSECONDS_PER_MS = 1_000_000;

/** What DescribeStatement answers. */
export function describeExecution(execution: Execution) {
  const { id, target, isBatch, statements } = execution;
  const last = statements.at(-1) as Statement;
  return {
    Id: id,
    ...described({ ...last, status: statusOf(execution), error: statements.find(({ error }) => error)?.error }),
    ...times(execution),
    Database: target.database,
    WorkgroupName: target.workgroupName,
    SecretArn: target.secretArn,
    DbUser: target.dbUser,
    QueryString: isBatch ? undefined : last.sql,
    SubStatements: isBatch
      ? statements.map((statement) => ({
          Id: statement.id,
          ...described(statement),
          ...times(execution),
          QueryString: statement.sql,
        }))
      : undefined,
  };
}

function described({ status, error, result }: Statement) {
  return {
    Status: status,
    Error: error,
    HasResultSet: result?.columns !== undefined,
    ResultRows: result?.count ?? -1,
    ResultSize: result === undefined ? -1 : Buffer.byteLength(JSON.stringify(result.rows)),
  };
}

function times({ createdAt, updatedAt }: Execution) {
  return {
    CreatedAt: createdAt / 1000,
    UpdatedAt: updatedAt / 1000,
    Duration: (updatedAt - createdAt) * NANOSECONDS_PER_MS,
  };
}
