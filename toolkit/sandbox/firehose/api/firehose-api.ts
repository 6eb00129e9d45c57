import { AwsError } from '../../kernel/aws-error';
import type { SandboxContext } from '../../kernel/context';
import type { JsonApi } from '../../kernel/room';
import type { MetricService } from '../../kernel/services';
import { DeliveryMetrics } from '../delivery-metrics';
import type { DeliveryStream } from '../delivery-stream';
import { sumOf } from '../record';
import { DirectPutSource } from '../source/direct-put-source';
import { describeDeliveryStream } from './describe-delivery-stream';
import { batchData, recordData } from './put-input';

const DEFAULT_LIST_LIMIT = 10;

type Input = Readonly<Record<string, unknown>>;

/** Firehose's API, as far as clients put records and look at delivery streams. */
export class FirehoseApi implements JsonApi {
  readonly targetPrefix = 'Firehose_20150804';
  readonly jsonVersion = '1.1';

  constructor(
    private readonly context: SandboxContext,
    private readonly metrics: MetricService,
    private readonly deliveryStreams: ReadonlyMap<string, DeliveryStream | undefined>,
  ) {}

  call(operation: string, input: Input): unknown {
    switch (operation) {
      case 'PutRecord':
        return this.putRecord(input);
      case 'PutRecordBatch':
        return this.putRecordBatch(input);
      case 'DescribeDeliveryStream':
        return describeDeliveryStream(String(input.DeliveryStreamName), this.require(input.DeliveryStreamName));
      case 'ListDeliveryStreams':
        return this.listDeliveryStreams(input);
      default:
        throw new AwsError('UnknownOperationException', `the sandbox does not run Firehose's ${operation}`);
    }
  }

  private putRecord(input: Input): unknown {
    const [RecordId] = this.put(input, 'PutRecord', [recordData(input.Record, 'record')]);
    return { RecordId, Encrypted: false };
  }

  private putRecordBatch(input: Input): unknown {
    const records = batchData(input.Records);
    const { faults } = this.require(input.DeliveryStreamName);
    const refusals = records.map(() => faults.entries.strike());
    const ids = this.put(
      input,
      'PutRecordBatch',
      records.filter((_, i) => refusals[i] === undefined),
    );
    const failed = records.length - ids.length;
    if (failed > 0) this.metricsOf(input).put('ThrottledRecords', failed);
    return { FailedPutCount: failed, Encrypted: false, RequestResponses: responses(refusals, ids) };
  }

  private put(input: Input, operation: 'PutRecord' | 'PutRecordBatch', records: readonly Buffer[]): string[] {
    const { source, faults } = this.require(input.DeliveryStreamName);
    if (!(source instanceof DirectPutSource)) {
      const message = 'This operation is not permitted on KinesisStreamAsSource delivery stream type.';
      throw new AwsError('InvalidArgumentException', message);
    }
    const fault = faults.calls.strike();
    if (fault !== undefined) {
      this.metricsOf(input).put('ThrottledRecords', records.length);
      throw fault;
    }
    const ids = source.put(records);
    this.report(this.metricsOf(input), operation, records);
    return ids;
  }

  private metricsOf({ DeliveryStreamName: name }: Input): DeliveryMetrics {
    return new DeliveryMetrics(this.metrics, String(name));
  }

  private report(metrics: DeliveryMetrics, operation: string, records: readonly Buffer[]): void {
    const bytes = sumOf(records, ({ length }) => length);
    metrics.put('IncomingRecords', records.length);
    metrics.put('IncomingBytes', bytes, 'Bytes');
    metrics.put('IncomingPutRequests', 1);
    metrics.put(`${operation}.Requests`, 1);
    metrics.put(`${operation}.Bytes`, bytes, 'Bytes');
    // By the sandbox's clock, which stands still while it answers.
    metrics.put(`${operation}.Latency`, 0, 'Milliseconds');
    if (operation === 'PutRecordBatch') metrics.put('PutRecordBatch.Records', records.length);
  }

  private listDeliveryStreams(input: Input): unknown {
    const {
      Limit = DEFAULT_LIST_LIMIT,
      DeliveryStreamType: type,
      ExclusiveStartDeliveryStreamName: after = '',
    } = input;
    const names = [...this.deliveryStreams]
      .filter(([name, stream]) => name > String(after) && (type === undefined || typeOf(stream) === type))
      .map(([name]) => name)
      .sort();
    const limit = Number(Limit);
    return { DeliveryStreamNames: names.slice(0, limit), HasMoreDeliveryStreams: names.length > limit };
  }

  /** @throws AwsError `ResourceNotFoundException` */
  require(name: unknown): DeliveryStream {
    if (!this.deliveryStreams.has(String(name))) {
      const message = `Firehose ${name} under account ${this.context.account} not found.`;
      throw new AwsError('ResourceNotFoundException', message);
    }
    const deliveryStream = this.deliveryStreams.get(String(name));
    if (deliveryStream !== undefined) return deliveryStream;
    throw new AwsError('InvalidArgumentException', `the destination of ${name} does not run here yet`);
  }
}

/** An error or an id for each entry, in their order. */
function responses(refusals: readonly (AwsError | undefined)[], ids: readonly string[]) {
  const left = [...ids];
  return refusals.map((refusal) =>
    refusal === undefined ? { RecordId: left.shift() } : { ErrorCode: refusal.code, ErrorMessage: refusal.message },
  );
}

function typeOf(deliveryStream: DeliveryStream | undefined): string | undefined {
  return deliveryStream?.properties.DeliveryStreamType ?? 'DirectPut';
}
