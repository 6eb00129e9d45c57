import { AwsError } from '../../kernel/aws-error';
import type { SandboxContext } from '../../kernel/context';
import type { DeliveryMetrics } from '../delivery-metrics';
import type { DeliveryStream } from '../delivery-stream';
import type { DeliveryStreamEntry } from '../delivery-stream-entry';
import type { DeliveryStreams } from '../delivery-streams';
import { sumOf } from '../record';
import { SLOW_DOWN } from '../source/direct-put-quota';
import { DirectPutSource } from '../source/direct-put-source';
import { type Input, invalidArgument, type Operation } from './operation';
import { batchData, recordData } from './put-input';

/** The id of a record that has been taken, or why it was not. */
type Outcome = string | AwsError;

/** Operations that put records. */
export class PutOperations {
  readonly byName: Readonly<Record<string, Operation>> = {
    PutRecord: (input) => this.putRecord(input),
    PutRecordBatch: (input) => this.putRecordBatch(input),
  };

  constructor(
    private readonly context: SandboxContext,
    private readonly deliveryStreams: DeliveryStreams,
  ) {}

  private putRecord(input: Input): unknown {
    const data = recordData(input.Record, 'record');
    const entry = this.deliveryStreams.require(input.DeliveryStreamName);
    const [outcome] = this.put(entry, 'PutRecord', [data], () => undefined);
    if (typeof outcome !== 'string') throw outcome;
    return { RecordId: outcome, Encrypted: entry.encryption !== undefined };
  }

  private putRecordBatch(input: Input): unknown {
    const records = batchData(input.Records);
    const entry = this.deliveryStreams.require(input.DeliveryStreamName);
    const outcomes = this.put(entry, 'PutRecordBatch', records, ({ faults }) => faults.entries.strike());
    return {
      FailedPutCount: outcomes.filter((outcome) => typeof outcome !== 'string').length,
      Encrypted: entry.encryption !== undefined,
      RequestResponses: outcomes.map(response),
    };
  }

  /** @param refusal why one of the records is refused on purpose */
  private put(
    entry: DeliveryStreamEntry,
    operation: 'PutRecord' | 'PutRecordBatch',
    records: readonly Buffer[],
    refusal: (stream: DeliveryStream) => AwsError | undefined,
  ): Outcome[] {
    const stream = this.requireActive(entry);
    const source = this.requireDirectPut(entry, stream);
    const fault = stream.faults.calls.strike();
    if (fault !== undefined) {
      stream.metrics.put('ThrottledRecords', records.length);
      throw fault;
    }
    const admitted = source.quota.admit(records, this.context.clock.now());
    const refusals = admitted.map((is) => refusal(stream) ?? (is ? undefined : SLOW_DOWN));
    const taken = records.filter((_, i) => refusals[i] === undefined);
    const ids = source.put(taken).values();
    report(stream.metrics, operation, taken, records.length - taken.length);
    return refusals.map((error) => error ?? (ids.next().value as string));
  }

  private requireActive({ name, status }: DeliveryStreamEntry): DeliveryStream {
    if (status === 'ACTIVE') return this.deliveryStreams.requireRunning(name);
    const message = `Firehose ${name} under account ${this.context.account} is ${status}.`;
    throw new AwsError('ResourceNotFoundException', message);
  }

  /** What is decompressed comes from CloudWatch Logs only. */
  private requireDirectPut({ name }: DeliveryStreamEntry, { source, decompresses }: DeliveryStream): DirectPutSource {
    if (!(source instanceof DirectPutSource)) {
      throw invalidArgument('This operation is not permitted on KinesisStreamAsSource delivery stream type.');
    }
    if (!decompresses) return source;
    const where = `AccountId: ${this.context.account}, FirehoseName: ${name}`;
    const message = `Put to Firehose failed for ${where} because the request is not originating from allowed source types.`;
    throw new AwsError('InvalidSourceException', message);
  }
}

function response(outcome: Outcome): object {
  if (typeof outcome === 'string') return { RecordId: outcome };
  return { ErrorCode: outcome.code, ErrorMessage: outcome.message };
}

function report(metrics: DeliveryMetrics, operation: string, taken: readonly Buffer[], refused: number): void {
  const bytes = sumOf(taken, ({ length }) => length);
  if (refused > 0) metrics.put('ThrottledRecords', refused);
  metrics.put('IncomingRecords', taken.length);
  metrics.put('IncomingBytes', bytes, 'Bytes');
  metrics.put('IncomingPutRequests', 1);
  metrics.put(`${operation}.Requests`, 1);
  metrics.put(`${operation}.Bytes`, bytes, 'Bytes');
  // By the sandbox's clock, which stands still while it answers.
  metrics.put(`${operation}.Latency`, 0, 'Milliseconds');
  if (operation === 'PutRecordBatch') metrics.put('PutRecordBatch.Records', taken.length);
}
