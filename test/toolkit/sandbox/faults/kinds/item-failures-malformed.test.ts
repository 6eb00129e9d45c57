import type { ItemFailuresMalformed } from '../../../../../toolkit/sandbox/faults/kinds/item-failures-malformed';
import { FaultySandbox } from '../faulty-sandbox';

const READER = {
  Reader: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'reader',
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      Role: 'arn:aws:iam::123456789012:role/all',
      Code: { ZipFile: 'exports.handler = async () => ({ batchItemFailures: [] });' },
    },
  },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    DependsOn: ['Stream', 'Reader', 'Bucket'],
    Properties: {
      EventSourceArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/logs',
      FunctionName: 'reader',
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::lake' } },
    },
  },
};

describe('item-failures-malformed', () => {
  test.each<[ItemFailuresMalformed['answer'], unknown]>([
    ['empty-identifier', [{ itemIdentifier: '' }]],
    ['null-identifier', [{ itemIdentifier: null }]],
    ['unknown-identifier', [{ itemIdentifier: '123' }]],
    ['wrong-key', [{ foo: 123 }]],
    ['no-list', '123'],
  ])('%s: fails the whole batch, though the function did not, and ends', async (answer, batchItemFailures) => {
    const faulty = await FaultySandbox.start(READER);
    const { sandbox } = faulty;
    sandbox.inject({ type: 'item-failures-malformed', function: 'Reader', answer, times: 3 });
    await faulty.putRecords(1);
    await sandbox.drain();
    const runs = sandbox.invocations('Reader').map(({ response, failed }) => ({ response, failed }));
    expect(runs).toEqual(Array(3).fill({ response: { batchItemFailures }, failed: false }));
    const [object] = await sandbox.objects('lake', 'aws/lambda/');
    expect(JSON.parse(String(await sandbox.read('lake', object?.key ?? '')))).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
      responseContext: { functionError: null },
    });
    await faulty.putRecords(1);
    await sandbox.drain();
    expect(sandbox.invocations('Reader')).toHaveLength(4);
    expect(await sandbox.objects('lake', 'aws/lambda/')).toHaveLength(1);
    await faulty.close();
  });
});
