import { type FailedBatch, failureKey, failureRecord } from '../../../../toolkit/sandbox/mappings/failure-record';
import { batchRecords } from './records';

const failed: FailedBatch = {
  requestId: 'c9b8fa9f-5a7f-xmpl-af9c-0c604cde93a5',
  functionArn: 'arn:aws:lambda:us-east-2:123456789012:function:fn',
  condition: 'RecordAgeExceeded',
  attempts: 1,
  timestamp: Date.UTC(2026, 8, 19, 9, 11, 52, 59),
  shardId: 'shardId-000000000006',
  sourceArn: 'arn:aws:kinesis:us-east-2:123456789012:stream/mystream',
  records: batchRecords(3, { arrivals: [1000, 2000, 3500] }),
};

describe('failureRecord', () => {
  test('describes a batch that was never answered', () => {
    expect(JSON.stringify(failureRecord(failed))).toBe(
      '{"requestContext":{"requestId":"c9b8fa9f-5a7f-xmpl-af9c-0c604cde93a5",' +
        '"functionArn":"arn:aws:lambda:us-east-2:123456789012:function:fn","condition":"RecordAgeExceeded",' +
        '"approximateInvokeCount":1},"version":"1.0","timestamp":"2026-09-19T09:11:52.059Z",' +
        '"KinesisBatchInfo":{"shardId":"shardId-000000000006","startSequenceNumber":"0","endSequenceNumber":"2",' +
        '"approximateArrivalOfFirstRecord":"1970-01-01T00:00:01.000Z",' +
        '"approximateArrivalOfLastRecord":"1970-01-01T00:00:03.500Z","batchSize":3,' +
        '"streamArn":"arn:aws:kinesis:us-east-2:123456789012:stream/mystream"}}',
    );
  });
});

describe('failureKey', () => {
  test('has the mapping, the shard, the day and the moment', () => {
    expect(failureKey('mapping', 'shardId-000000000006', failed.timestamp, 'id')).toBe(
      'aws/lambda/mapping/shardId-000000000006/2026/09/19/2026-09-19T09.11.52-id',
    );
  });
});
