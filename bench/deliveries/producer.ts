import { FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { Sandbox } from 'cdk-kinesis-pipelines-toolkit';
import type { Combination } from './combination';
import type { PutRecord } from './records';

const MOST_ENTRIES = 500;
const MOST_BYTES = 3_500_000;
const REFUSAL_MS = 1_000;

/** What became of the records: the same records, some of them too large for the source. */
export interface PutOutcome {
  /** In the order in which the source took them. */
  readonly taken: readonly PutRecord[];
  readonly refused: readonly PutRecord[];
}

interface TakenRecord {
  readonly record: PutRecord;
  readonly place: string;
}

interface Answer {
  readonly ErrorCode?: string;
  /** Of a stream. */
  readonly SequenceNumber?: string;
}

/** Puts records as producers should: what a limit of the second refuses, again a second later. */
export async function putAll(
  sandbox: Sandbox,
  { source }: Combination,
  name: string,
  records: readonly PutRecord[],
): Promise<PutOutcome> {
  const put = source === 'Kinesis' ? putToStream(sandbox, name) : putDirectly(sandbox, name);
  const taken: TakenRecord[] = [];
  const refused: PutRecord[] = [];
  const waiting = batches(records);
  for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
    const answers = await put.call(batch).catch(invalid);
    if (answers === undefined && batch.length === 1) refused.push(...batch);
    else if (answers === undefined) waiting.unshift(...batch.map((record) => [record]));
    else {
      taken.push(...takenOf(batch, answers));
      const again = batch.filter((_, i) => answers[i]?.ErrorCode !== undefined);
      if (again.length === 0) continue;
      waiting.unshift(again);
      await sandbox.clock.advance(REFUSAL_MS);
    }
  }
  put.close();
  return { taken: taken.sort((a, b) => compare(a.place, b.place)).map(({ record }) => record), refused };
}

function takenOf(batch: readonly PutRecord[], answers: readonly Answer[]): TakenRecord[] {
  return batch.flatMap((record, i) => {
    const { ErrorCode, SequenceNumber: place = '' } = answers[i] ?? {};
    return ErrorCode === undefined ? [{ record, place }] : [];
  });
}

interface Put {
  call(records: readonly PutRecord[]): Promise<readonly Answer[]>;
  close(): void;
}

function putToStream(sandbox: Sandbox, StreamName: string): Put {
  const client = new KinesisClient(settings(sandbox));
  return {
    call: async (records) => {
      const Records = records.map(({ data }) => ({ Data: data, PartitionKey: 'web-1' }));
      return (await client.send(new PutRecordsCommand({ StreamName, Records }))).Records ?? [];
    },
    close: () => client.destroy(),
  };
}

function putDirectly(sandbox: Sandbox, DeliveryStreamName: string): Put {
  const client = new FirehoseClient(settings(sandbox));
  return {
    call: async (records) => {
      const Records = records.map(({ data }) => ({ Data: data }));
      return (await client.send(new PutRecordBatchCommand({ DeliveryStreamName, Records }))).RequestResponses ?? [];
    },
    close: () => client.destroy(),
  };
}

function settings(sandbox: Sandbox) {
  const { endpoint, region } = sandbox;
  return { endpoint, region, credentials: sandbox.credentials(), maxAttempts: 1 };
}

/** Absent when a record of the call is not legal. */
function invalid(error: Error): undefined {
  if (!/^(ValidationException|InvalidArgumentException)$/.test(error.name)) throw error;
}

function batches(records: readonly PutRecord[]): PutRecord[][] {
  const found: PutRecord[][] = [];
  let bytes = 0;
  for (const record of records) {
    const last = found.at(-1);
    bytes += record.data.length;
    if (last === undefined || last.length === MOST_ENTRIES || bytes > MOST_BYTES) {
      found.push([record]);
      bytes = record.data.length;
    } else last.push(record);
  }
  return found;
}

/** Sequence numbers are integers too long for a number; without any, the order stays. */
function compare(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}
