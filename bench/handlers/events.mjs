const STREAM_ARN = 'arn:aws:kinesis:us-east-1:111122223333:stream/logs';
const ARRIVAL = Date.UTC(2026, 4, 17, 10, 5);

export function packed(lines, linesPerRecord) {
  const records = [];
  for (let i = 0; i < lines.length; i += linesPerRecord) records.push(lines.slice(i, i + linesPerRecord).join('\n'));
  return records.map((text) => Buffer.from(text).toString('base64'));
}

/** What Firehose sends to its transformation. */
export function transformEvent(data) {
  return {
    invocationId: 'a1b2c3d4',
    deliveryStreamArn: 'arn:aws:firehose:us-east-1:111122223333:deliverystream/lake',
    sourceKinesisStreamArn: STREAM_ARN,
    region: 'us-east-1',
    records: data.map((record, i) => ({
      recordId: `${sequenceNumber(i)}000000`,
      approximateArrivalTimestamp: ARRIVAL,
      data: record,
      kinesisRecordMetadata: {
        sequenceNumber: sequenceNumber(i),
        subsequenceNumber: 0,
        partitionKey: String(i),
        shardId: 'shardId-000000000000',
        approximateArrivalTimestamp: ARRIVAL,
      },
    })),
  };
}

/** What an event source mapping sends at the end of a tumbling window. */
export function windowEvent(data) {
  return {
    Records: data.map((record, i) => ({
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: String(i),
        sequenceNumber: sequenceNumber(i),
        data: record,
        approximateArrivalTimestamp: ARRIVAL / 1_000,
      },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `shardId-000000000000:${sequenceNumber(i)}`,
      eventName: 'aws:kinesis:record',
      invokeIdentityArn: 'arn:aws:iam::111122223333:role/traffic',
      awsRegion: 'us-east-1',
      eventSourceARN: STREAM_ARN,
    })),
    window: { start: '2026-05-17T10:05:00Z', end: '2026-05-17T10:06:00Z' },
    state: {},
    shardId: 'shardId-000000000000',
    eventSourceARN: STREAM_ARN,
    isFinalInvokeForWindow: true,
    isWindowTerminatedEarly: false,
  };
}

function sequenceNumber(i) {
  return `49${String(i).padStart(54, '0')}`;
}
