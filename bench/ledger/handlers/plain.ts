// A handler as it is first written: it fails as a whole, and takes the answer of PutRecords for success.
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { KinesisStreamEvent } from 'aws-lambda';
import { processOrders } from './process-orders';

const kinesis = new KinesisClient({});

export async function handler({ Records }: KinesisStreamEvent): Promise<void> {
  const delivered = [];
  for (const { kinesis: record, eventID } of Records) {
    const Data = await processOrders(Buffer.from(record.data, 'base64').toString(), eventID);
    delivered.push({ PartitionKey: record.partitionKey, Data });
  }
  await kinesis.send(new PutRecordsCommand({ StreamName: process.env.DELIVERED, Records: delivered }));
}
