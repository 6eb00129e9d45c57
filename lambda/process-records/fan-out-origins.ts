import { createHash } from 'node:crypto';
import type { RecordOrigin } from './decoded-record';
import type { KinesisEventRecord } from './kinesis-event';

const DIGEST_LENGTH = 22;

/**
 * Tells records apart that Lambda took out of aggregates: all of an aggregate have its sequence number, and where a batch begins or ends
 * within one, the place of a record in the batch is not its place in the aggregate. Two records of an aggregate that are the same in
 * key and data are told apart only while they come in one batch.
 */
export class FanOutOrigins {
  private places?: readonly number[];
  private ids?: readonly string[];

  public constructor(private readonly records: readonly KinesisEventRecord[]) {}

  public of(index: number): RecordOrigin {
    const origins = this;
    const event = this.records[index] as KinesisEventRecord;
    return {
      event,
      partitionKey: event.kinesis.partitionKey,
      get subSequenceNumber() {
        origins.places ??= countEqual(origins.records.map(({ kinesis }) => kinesis.sequenceNumber));
        return origins.places[index] as number;
      },
      get id() {
        origins.ids ??= distinctIds(origins.records);
        return origins.ids[index] as string;
      },
    };
  }
}

function distinctIds(records: readonly KinesisEventRecord[]): string[] {
  const ids = records.map(({ kinesis }) => `${kinesis.sequenceNumber}-${digestOf(kinesis)}`);
  const twins = countEqual(ids);
  return ids.map((id, i) => (twins[i] === 0 ? id : `${id}.${twins[i]}`));
}

function digestOf({ partitionKey, data }: KinesisEventRecord['kinesis']): string {
  const hash = createHash('sha256').update(JSON.stringify(partitionKey)).update(data);
  return hash.digest('base64url').slice(0, DIGEST_LENGTH);
}

/** For each value, how many before it are the same. */
function countEqual(values: readonly string[]): number[] {
  const counts = new Map<string, number>();
  return values.map((value) => {
    const before = counts.get(value) ?? 0;
    counts.set(value, before + 1);
    return before;
  });
}
