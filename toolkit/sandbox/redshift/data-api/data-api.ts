import type { ActAs } from '../../kernel/acting-services';
import { AwsError } from '../../kernel/aws-error';
import type { SandboxContext } from '../../kernel/context';
import type { Permission } from '../../kernel/identity';
import type { Caller, JsonApi } from '../../kernel/room';
import { DatabaseError } from '../engine/warehouse-database';
import type { NamedParameter } from '../sql/named-parameters';
import { splitStatements } from '../sql/quoted-parts';
import type { Workgroup } from '../workgroup';
import { type Connection, connect } from './connection';
import { describeExecution } from './describe-statement';
import { Executions } from './executions';
import { permissionsFor } from './permissions';
import type { Execution, Statement } from './statement';
import { statementResult } from './statement-result';

type Input = Readonly<Record<string, unknown>>;

/** The Redshift Data API: statements that run while their caller asks how far they are. */
export class DataApi implements JsonApi {
  readonly targetPrefix = 'RedshiftData';
  readonly jsonVersion = '1.1';

  private readonly executions = new Executions();

  constructor(
    private readonly context: SandboxContext,
    private readonly as: ActAs<'secrets'>,
    private readonly workgroups: (name: string) => Workgroup | undefined,
  ) {}

  permissionsFor(operation: string, input: Input): readonly Permission[] {
    return permissionsFor(operation, input, this.context);
  }

  call(operation: string, input: Input, caller: Caller): unknown {
    switch (operation) {
      case 'ExecuteStatement':
        return this.execute(singleStatement(input.Sql), false, input, caller);
      case 'BatchExecuteStatement':
        return this.execute(statements(input.Sqls), true, input, caller);
      case 'DescribeStatement':
        return describeExecution(this.executions.find(input.Id));
      case 'GetStatementResult':
        return this.result(input.Id);
      default:
        throw new AwsError('UnknownOperationException', `the sandbox does not run RedshiftData.${operation}`);
    }
  }

  private execute(sqls: readonly string[], isBatch: boolean, input: Input, caller: Caller) {
    const repeated = this.executions.repeated(input.ClientToken);
    if (repeated !== undefined) return began(repeated);
    const connection = connect(input, caller, this.workgroups, this.as(caller).secrets);
    const now = this.context.clock.now();
    const execution = this.executions.add(connection.target, sqls, isBatch, now, input.ClientToken);
    const parameters = (input.Parameters ?? []) as readonly NamedParameter[];
    void this.context.clock.run(`statement ${execution.id}`, () => this.run(execution, connection, parameters));
    return began(execution);
  }

  private async run(
    execution: Execution,
    { target, namespace, createsUser }: Connection,
    parameters: readonly NamedParameter[],
  ): Promise<void> {
    try {
      const sqls = execution.statements.map(({ sql }) => sql);
      const results = await namespace.run({ user: target.dbUser, createsUser, sqls, parameters });
      execution.statements.forEach((statement, i) => {
        Object.assign(statement, { status: 'FINISHED', result: results[i] });
      });
    } catch (error) {
      fail(execution, error as Error);
    }
    execution.updatedAt = this.context.clock.now();
  }

  private result(id: unknown) {
    const { status, result } = this.executions.statement(id);
    if (status !== 'FINISHED' || result === undefined) {
      throw new AwsError('ResourceNotFoundException', `Query is not finished, its status is ${status}.`);
    }
    if (result.columns === undefined) {
      throw new AwsError('ResourceNotFoundException', 'Query does not have result. Please check query status.');
    }
    return statementResult(result);
  }
}

/** All of a transaction fails with one of its statements. */
function fail({ statements }: Execution, error: Error): void {
  const failed = error instanceof DatabaseError ? (error.statement ?? 0) : 0;
  for (const [i, statement] of statements.entries()) statement.status = i === failed ? 'FAILED' : 'ABORTED';
  (statements[failed] as Statement).error = `ERROR: ${error.message}`;
}

function began({ id, createdAt, target }: Execution) {
  return {
    Id: id,
    CreatedAt: createdAt / 1000,
    Database: target.database,
    WorkgroupName: target.workgroupName,
    SecretArn: target.secretArn,
    DbUser: target.dbUser,
  };
}

function singleStatement(sql: unknown): string[] {
  const found = statements(typeof sql === 'string' ? [sql] : undefined).flatMap(splitStatements);
  if (found.length === 1) return found;
  throw new AwsError('ValidationException', `Sql must be one statement, got ${found.length}`);
}

function statements(sqls: unknown): readonly string[] {
  if (Array.isArray(sqls) && sqls.length > 0) return sqls;
  throw new AwsError('ValidationException', 'Sqls must be a list of statements');
}
