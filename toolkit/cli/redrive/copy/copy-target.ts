import { setTimeout } from 'node:timers/promises';
import {
  DescribeStatementCommand,
  ExecuteStatementCommand,
  type RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import type { FailedBatch } from '../../../../lambda/shared/redrive/failed-batch';
import type { Outcome, RecordRange } from '../../../../lambda/shared/redrive/progress';
import type { RedriveTarget } from '../../../../lambda/shared/redrive/redrive-target';
import type { CopyCommand } from './copy-command';

const POLL_MS = 1_000;
const ENDED = ['FINISHED', 'FAILED', 'ABORTED'];

/** Runs a COPY again, with the manifest of one that was given up: all of its objects, or none. */
export class CopyTarget implements RedriveTarget {
  readonly mostRecords = Number.POSITIVE_INFINITY;

  constructor(
    private readonly redshift: RedshiftDataClient,
    private readonly command: CopyCommand,
    private readonly pause: (ms: number) => Promise<unknown> = setTimeout,
  ) {}

  /** Any manifest will do. */
  accept(): void {}

  async attempt({ event }: FailedBatch, range: RecordRange): Promise<Outcome> {
    const error = await this.run(this.command.statement(String(event.manifest)));
    return error === undefined ? { pending: [], failed: [] } : { pending: [], failed: [range], reason: error };
  }

  /** A COPY counts nothing. */
  async endWindow(): Promise<boolean> {
    return false;
  }

  /** Resolves to what the database has to say against it. */
  private async run(Sql: string): Promise<string | undefined> {
    const { Id } = await this.redshift.send(new ExecuteStatementCommand({ ...this.command.connection, Sql }));
    for (;;) {
      const { Status = '', Error: error = Status } = await this.redshift.send(new DescribeStatementCommand({ Id }));
      if (ENDED.includes(Status)) return Status === 'FINISHED' ? undefined : error;
      await this.pause(POLL_MS);
    }
  }
}
