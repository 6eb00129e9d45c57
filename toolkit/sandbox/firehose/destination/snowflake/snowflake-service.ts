import type { DeliveryStreamContext } from '../../delivery-stream-context';
import {
  type DeliverableRecord,
  type EndpointService,
  type Refusal,
  type RefusedRecord,
  recordId,
  type UndeliveredRecord,
} from '../endpoint/endpoint-service';
import { asRefusal } from '../endpoint/refusal';
import { type ChannelStatus, type SnowpipeClient, SnowpipeError } from './snowpipe-client';

/** What a request may hold. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

/** What a row may have around its record. */
const MAX_ROW_OVERHEAD_BYTES = 2_048;

const POLL_INTERVAL_MS = 1_000;
const COMMIT_TIMEOUT_MS = 180_000;

const NO_ROW: Refusal = {
  code: 'Snowflake.InvalidRecord',
  message: 'The record is not JSON that the data loading option makes a row of.',
  next: 'ERROR_PREFIX',
};
const NOT_COMMITTED: Refusal = {
  code: 'Snowflake.CommitTimeout',
  message: 'The rows were taken, but not committed within 3 minutes.',
  next: 'RETRY',
};

export interface SnowflakeProps {
  /** As the template names it. */
  readonly address: string;
  /** The row of a record, as a line of JSON; absent when it cannot be one. */
  row(record: DeliverableRecord): string | undefined;
}

interface Row {
  readonly record: DeliverableRecord;
  readonly line: string;
}

/** Rows of a table in Snowflake, through a channel for each shard; delivered once they are committed. */
export class SnowflakeService implements EndpointService {
  readonly address: string;
  readonly metricPrefix = 'DeliveryToSnowflake';
  readonly countsSuccesses = 'BY_REQUEST';
  readonly errorType = 'snowflake-failed';

  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly client: SnowpipeClient,
    private readonly props: SnowflakeProps,
  ) {
    this.address = props.address;
  }

  requests(batch: readonly DeliverableRecord[]): readonly (readonly DeliverableRecord[])[] {
    const requests: DeliverableRecord[][] = [];
    let bytes = Number.POSITIVE_INFINITY;
    for (const record of batch) {
      const size = record.data.length + MAX_ROW_OVERHEAD_BYTES;
      if (bytes + size > MAX_REQUEST_BYTES) {
        requests.push([]);
        bytes = 0;
      }
      requests.at(-1)?.push(record);
      bytes += size;
    }
    return requests;
  }

  async send(records: readonly DeliverableRecord[]): Promise<readonly RefusedRecord[]> {
    const rows: Row[] = [];
    const refused: RefusedRecord[] = [];
    for (const record of records) {
      const line = this.props.row(record);
      if (line === undefined) refused.push({ record, refusal: NO_ROW });
      else rows.push({ record, line });
    }
    const refusal = rows.length === 0 ? undefined : await this.insert(rows).catch(refusalOf);
    if (refusal !== undefined) for (const { record } of rows) refused.push({ record, refusal });
    return refused;
  }

  errorLine({ record, refusal, attempts, endedAt }: UndeliveredRecord): object {
    return {
      attemptsMade: attempts,
      arrivalTimestamp: record.source.arrival,
      errorCode: refusal.code,
      errorMessage: refusal.message,
      attemptEndingTimestamp: endedAt,
      rawData: record.data.toString('base64'),
    };
  }

  private async insert(rows: readonly Row[]): Promise<Refusal | undefined> {
    const { record } = rows.at(-1) as Row;
    const channel = `${this.context.name}-${record.source.shardId}`;
    const offsetToken = recordId(record);
    const { continuationToken, status } = await this.client.open(channel);
    await this.client.append(
      channel,
      rows.map(({ line }) => line),
      continuationToken,
      offsetToken,
    );
    return this.uncommitted(channel, offsetToken, status);
  }

  private async uncommitted(channel: string, offsetToken: string, before: ChannelStatus): Promise<Refusal | undefined> {
    const { clock } = this.context.sandbox;
    const sentAt = clock.now();
    while (clock.now() - sentAt < COMMIT_TIMEOUT_MS) {
      await clock.sleep(POLL_INTERVAL_MS);
      const status = await this.client.status(channel);
      if (status.last_committed_offset_token !== offsetToken) continue;
      this.context.metrics.put(`${this.metricPrefix}.DataCommitLatency`, (clock.now() - sentAt) / 1000, 'Seconds');
      return misfit(before, status);
    }
    return NOT_COMMITTED;
  }
}

/** Snowflake does not tell which rows did not fit the table: all of the request count as refused, some are in it. */
function misfit(before: ChannelStatus, after: ChannelStatus): Refusal | undefined {
  const { rows_error_count = 0, last_error_message } = after;
  if (rows_error_count <= (before.rows_error_count ?? 0)) return undefined;
  return { code: 'Snowflake.InvalidColumns', message: String(last_error_message), next: 'ERROR_PREFIX' };
}

function refusalOf(error: Error): Refusal {
  return error instanceof SnowpipeError ? error.refusal : asRefusal('Snowflake', error);
}
