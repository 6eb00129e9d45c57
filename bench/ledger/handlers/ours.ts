// The handler as the library's users write it: it stops at what it cannot process, and reports what the stream refused.
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import {
  type DecodedRecord,
  processBatch,
  type RecordEntry,
  RecordWriter,
  refusedRecords,
  text,
} from '../../../lambda/process-records';
import { processOrders } from './process-orders';

const kinesis = new KinesisClient({ maxAttempts: 1 });
const writer = new RecordWriter((Records) =>
  kinesis.send(new PutRecordsCommand({ StreamName: process.env.DELIVERED, Records })),
);

export const handler = processBatch<string>(
  async (records, context) => {
    const { entries, failed } = await processed(records);
    const refused = await writer.write(entries, context);
    return [...refusedRecords(records, refused), ...failed];
  },
  { codec: text() },
);

async function processed(records: readonly DecodedRecord<string>[]) {
  const entries: RecordEntry[] = [];
  for (const record of records) {
    try {
      entries.push({ PartitionKey: record.partitionKey, Data: await processOrders(record.data, record.id) });
    } catch {
      return { entries, failed: [record] };
    }
  }
  return { entries, failed: [] };
}
