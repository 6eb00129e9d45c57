import type { Fault } from '../../../../toolkit/sandbox/faults';
import { FaultySandbox } from './faulty-sandbox';

function readerTo(Destination: string) {
  return {
    Reader: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'reader',
        Handler: 'index.handler',
        Runtime: 'nodejs22.x',
        Role: 'arn:aws:iam::123456789012:role/all',
        Code: { ZipFile: 'exports.handler = async () => { throw new Error("no"); };' },
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      DependsOn: ['Stream', 'Reader', 'Bucket', 'Topic', 'Queue'],
      Properties: {
        EventSourceArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/logs',
        FunctionName: 'reader',
        StartingPosition: 'TRIM_HORIZON',
        MaximumRetryAttempts: 0,
        DestinationConfig: { OnFailure: { Destination } },
      },
    },
  };
}

describe('a failure destination that is denied', () => {
  test.each<[string, Fault]>([
    ['arn:aws:s3:::lake', { type: 'bucket-denied', bucket: 'Bucket', times: 1 }],
    ['arn:aws:sns:us-east-1:123456789012:failures', { type: 'topic-denied', topic: 'Topic', times: 1 }],
    ['arn:aws:sqs:us-east-1:123456789012:failures', { type: 'queue-denied', queue: 'Queue', times: 1 }],
  ])('shows as a failed delivery of the mapping: %s', async (destination, fault) => {
    const faulty = await FaultySandbox.start(readerTo(destination));
    const { sandbox } = faulty;
    const failures = () => faulty.sum('AWS/Lambda', 'DestinationDeliveryFailures', { FunctionName: 'reader' });
    sandbox.inject(fault);
    await faulty.putRecords(1);
    await sandbox.drain();
    expect([failures(), sandbox.faults[0]?.strikes]).toEqual([1, 1]);
    await faulty.putRecords(1);
    await sandbox.drain();
    expect(failures()).toBe(1);
    await faulty.close();
  });
});
