import { randomUUID } from 'node:crypto';
import { AwsError } from '../../kernel/aws-error';
import type { Execution, Statement, StatementTarget } from './statement';

/** The statements that were sent, by their ids and by the tokens that make a repeated call the same call. */
export class Executions {
  private readonly byId = new Map<string, Execution>();
  private readonly byToken = new Map<string, Execution>();

  repeated(token: unknown): Execution | undefined {
    return this.byToken.get(String(token));
  }

  add(target: StatementTarget, sqls: readonly string[], isBatch: boolean, now: number, token: unknown): Execution {
    const id = randomUUID();
    const statements = sqls.map(
      (sql, i): Statement => ({ id: isBatch ? `${id}:${i + 1}` : id, sql, status: 'STARTED' }),
    );
    const execution = { id, target, isBatch, statements, createdAt: now, updatedAt: now };
    this.byId.set(id, execution);
    if (token !== undefined) this.byToken.set(String(token), execution);
    return execution;
  }

  /** @throws AwsError `ResourceNotFoundException` */
  find(id: unknown): Execution {
    const execution = this.byId.get(String(id).split(':')[0] as string);
    if (execution === undefined) throw new AwsError('ResourceNotFoundException', 'Query does not exist.');
    return execution;
  }

  /** The statement of an id; of a batch its last one. */
  statement(id: unknown): Statement {
    const { statements } = this.find(id);
    return statements.find((statement) => statement.id === id) ?? (statements.at(-1) as Statement);
  }
}
