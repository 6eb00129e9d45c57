import { type FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import { type KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { DeliveryWriter } from '../../../lambda/shared/writers/delivery-writer';
import type { EntryWriter } from '../../../lambda/shared/writers/entry-writer';
import { type RecordEntry, RecordWriter } from '../../../lambda/shared/writers/record-writer';
import { streamId } from '../stream-id';
import { type CallFigures, CallMeter } from './call-meter';
import type { PackedRecord } from './packed-record';

/** A producer holds its place until the stream has room. */
const ATTEMPTS = Number.POSITIVE_INFINITY;

/** Puts records as a producer should: in full calls, those of a key in their order, and again what was refused until it is taken. */
export class RecordProducer {
  /** @param stream name or ARN */
  static toStream(client: KinesisClient, stream: string, signal?: AbortSignal): RecordProducer {
    const meter = new CallMeter(signal);
    const id = streamId(stream);
    const put = async (Records: RecordEntry[]) => ({
      Records: await meter.count(
        Records,
        async () => (await client.send(new PutRecordsCommand({ ...id, Records }))).Records,
      ),
    });
    return new RecordProducer(new RecordWriter(put, { attempts: ATTEMPTS, pause: (ms) => meter.pause(ms) }), meter);
  }

  static toDeliveryStream(client: FirehoseClient, DeliveryStreamName: string, signal?: AbortSignal): RecordProducer {
    const meter = new CallMeter(signal);
    const put = async (Records: { readonly Data: Uint8Array }[]) => ({
      RequestResponses: await meter.count(
        Records,
        async () => (await client.send(new PutRecordBatchCommand({ DeliveryStreamName, Records }))).RequestResponses,
      ),
    });
    return new RecordProducer(new DeliveryWriter(put, { attempts: ATTEMPTS, pause: (ms) => meter.pause(ms) }), meter);
  }

  private constructor(
    private readonly writer: Pick<EntryWriter<RecordEntry>, 'write'>,
    private readonly meter: CallMeter,
  ) {}

  get figures(): CallFigures {
    return this.meter.figures;
  }

  /** Resolves once all are taken. @throws what keeps them from being taken */
  async put(records: readonly PackedRecord[]): Promise<void> {
    this.meter.requireTime();
    const entries = records.map(({ data, partitionKey }) => ({ Data: data, PartitionKey: partitionKey }));
    const [refused] = await this.writer.write(entries);
    if (refused !== undefined) throw this.meter.failureOf(refused);
  }
}
