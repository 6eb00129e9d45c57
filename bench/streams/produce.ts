import { type KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { type NumberedRecord, numberedRecord } from './numbered-records';

const BATCH = 500;

export interface Production {
  readonly StreamName: string;
  readonly records: number;
  /** Each puts records of its own keys, one batch after the other: that is what keeps the order of a key. */
  readonly producers: number;
  readonly keysPerProducer: number;
  /** After each batch. */
  onProgress?(put: number): void | Promise<void>;
}

/** Puts numbered records. @throws Error when one is refused */
export async function produce(client: KinesisClient, production: Production): Promise<void> {
  const { producers, records, StreamName } = production;
  let put = 0;
  const run = async (producer: number) => {
    for (let first = 0; first < records / producers; first += BATCH) {
      const Records = batch(production, producer, first);
      const { FailedRecordCount } = await client.send(new PutRecordsCommand({ StreamName, Records }));
      if (FailedRecordCount !== 0) throw new Error(`${FailedRecordCount} records were refused after ${put}`);
      put += Records.length;
      await production.onProgress?.(put);
    }
  };
  await Promise.all(Array.from({ length: producers }, (_, producer) => run(producer)));
}

function batch({ records, producers, keysPerProducer }: Production, producer: number, first: number): NumberedRecord[] {
  const length = Math.min(BATCH, records / producers - first);
  return Array.from({ length }, (_, i) => {
    const key = producer * keysPerProducer + ((first + i) % keysPerProducer);
    return numberedRecord(key, Math.floor((first + i) / keysPerProducer));
  });
}
