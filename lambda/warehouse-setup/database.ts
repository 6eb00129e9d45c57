import { setTimeout } from 'node:timers/promises';
import {
  BatchExecuteStatementCommand,
  DescribeStatementCommand,
  ExecuteStatementCommand,
  GetStatementResultCommand,
  type RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;

/** Where statements run, and as whom. */
export interface DatabaseTarget {
  readonly workgroupName?: string;
  readonly clusterIdentifier?: string;
  readonly database: string;
  readonly adminSecretId: string;
}

/** A database behind the Redshift Data API, which answers later: a statement is waited for, but not without end. */
export class Database {
  private readonly target: { WorkgroupName?: string; ClusterIdentifier?: string; Database: string; SecretArn: string };

  constructor(
    private readonly client: RedshiftDataClient,
    target: DatabaseTarget,
    private readonly remainingMs: () => number,
    private readonly pause: (ms: number) => Promise<unknown> = setTimeout,
  ) {
    this.target = {
      WorkgroupName: target.workgroupName,
      ClusterIdentifier: target.clusterIdentifier,
      Database: target.database,
      SecretArn: target.adminSecretId,
    };
  }

  /** Runs all statements as one transaction. */
  public async run(statements: string[]): Promise<void> {
    const { Id } = await this.client.send(new BatchExecuteStatementCommand({ ...this.target, Sqls: statements }));
    await this.finish(Id);
  }

  /** Runs one statement outside of a transaction, which some demand. */
  public async runAlone(statement: string): Promise<void> {
    await this.execute(statement);
  }

  /** The texts in the first column of what a query answers. */
  public async firstColumn(query: string): Promise<string[]> {
    const Id = await this.execute(query);
    const { Records = [] } = await this.client.send(new GetStatementResultCommand({ Id }));
    return Records.flatMap(([field]) => field?.stringValue ?? []);
  }

  private async execute(Sql: string): Promise<string | undefined> {
    const { Id } = await this.client.send(new ExecuteStatementCommand({ ...this.target, Sql }));
    await this.finish(Id);
    return Id;
  }

  private async finish(Id: string | undefined): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const { Status, Error: reason } = await this.client.send(new DescribeStatementCommand({ Id }));
      if (Status === 'FINISHED') return;
      if (Status === 'FAILED' || Status === 'ABORTED') throw new Error(`warehouse-setup: statement ${Id}: ${reason}`);
      if (this.remainingMs() < pauseMs) throw new Error(`warehouse-setup: statement ${Id} did not finish in time`);
      await this.pause(pauseMs);
    }
  }
}
