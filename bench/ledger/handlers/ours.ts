// The handler as the library's users write it: it stops at what it cannot process, and reports what the stream refused.
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { type DecodedRecord, processBatch, RecordWriter, refusedRecords, text } from '../../../lambda/process-records';
import { deliveredText, processOrder } from './process-order';

const kinesis = new KinesisClient({ maxAttempts: 1 });
const writer = new RecordWriter((Records) =>
  kinesis.send(new PutRecordsCommand({ StreamName: process.env.DELIVERED, Records })),
);

export const handler = processBatch<string>(
  async (records, context) => {
    const { entries, failed } = await deliveredEntries(records);
    const refused = await writer.write(entries, context);
    return [...refusedRecords(records, refused), ...failed];
  },
  { codec: text() },
);

async function deliveredEntries(records: readonly DecodedRecord<string>[]) {
  const entries: { PartitionKey: string; Data: Buffer }[] = [];
  for (const record of records) {
    try {
      const order = await processOrder(record.data);
      entries.push({ PartitionKey: order.key, Data: Buffer.from(deliveredText({ ...order, eventId: record.id })) });
    } catch {
      return { entries, failed: [record] };
    }
  }
  return { entries, failed: [] };
}
