import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { GetEventSourceMappingCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { VirtualClock } from '../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { authorizedTemplate } from './authorized-template';

const MINUTE = 60_000;
const open: { close(): void | Promise<void> }[] = [];

afterEach(async () => {
  for (const opened of open.splice(0)) await opened.close();
});

/** The template with one permission less, and two records in its stream for ten minutes. */
async function run(role?: string, missing?: string) {
  const template = authorizedTemplate(role, missing);
  const sandbox = await Sandbox.start({ template, clock: new VirtualClock() });
  const { endpoint, region } = sandbox;
  const settings = { endpoint, region, credentials: sandbox.credentials(), maxAttempts: 1 };
  const kinesis = new KinesisClient(settings);
  const lambda = new LambdaClient(settings);
  open.push({ close: () => kinesis.destroy() }, { close: () => lambda.destroy() }, sandbox);
  const denied: string[] = [];
  const warnings: string[] = [];
  sandbox.events.listen((event) => {
    if (event.type === 'access-denied') denied.push(event.action);
    if (event.type === 'warning') warnings.push(event.message);
  });
  const Records = ['good', 'bad'].map((key) => ({ PartitionKey: key, Data: Buffer.from(`${key}\n`) }));
  await kinesis.send(new PutRecordsCommand({ StreamName: 'logs', Records }));
  await sandbox.clock.advance(10 * MINUTE);
  const keys = async (prefix: string) => (await sandbox.objects('Bucket', prefix)).map(({ key }) => key);
  const fileOf = (...path: string[]) => join(sandbox.dataDir, 'logs', ...path);
  const mapping = await lambda.send(new GetEventSourceMappingCommand({ UUID: sandbox.ref('Mapping') }));
  return { sandbox, denied, warnings, keys, mapping, fileOf };
}

function sum(sandbox: Sandbox, namespace: string, metricName: string, dimensions: Record<string, string>): number {
  return sandbox.metric({ namespace, metricName, dimensions }).reduce((total, { value }) => total + value, 0);
}

describe('what the policies of a template allow', () => {
  test('is done', async () => {
    const { sandbox, denied, keys, mapping, fileOf } = await run();
    expect(denied).toEqual([]);
    expect(sandbox.pending()).toEqual([]);
    expect(await keys('rows/')).toHaveLength(1);
    expect(await keys('aws/lambda/')).toHaveLength(1);
    expect(mapping.LastProcessingResult).toBe('PROBLEM: Function call failed');
    expect(existsSync(fileOf('aws', 'lambda', 'handler'))).toBe(true);
  });
});

describe('a role of a function', () => {
  test.each([
    'kinesis:DescribeStream',
    'kinesis:DescribeStreamSummary',
    'kinesis:GetRecords',
    'kinesis:GetShardIterator',
    'kinesis:ListShards',
  ])('that lacks %s keeps its mapping from reading the stream', async (action) => {
    const { sandbox, mapping, keys } = await run('FunctionRole', action);
    expect(await keys('aws/lambda/')).toEqual([]);
    expect(mapping).toMatchObject({
      State: 'Enabled',
      LastProcessingResult: expect.stringMatching(/^PROBLEM: Cannot access stream arn:aws:kinesis:.*:stream\/logs\. /),
    });
    expect(sandbox.pending()).toEqual([
      expect.stringMatching(
        new RegExp(`^logs is not read for handler: User: .* is not authorized to perform: ${action} `),
      ),
    ]);
  });

  test('that may not be assumed keeps its mapping from reading the stream', async () => {
    const { sandbox, keys } = await run('FunctionRole', 'trust');
    expect(await keys('aws/lambda/')).toEqual([]);
    expect(sandbox.pending()).toEqual([
      expect.stringContaining('lambda.amazonaws.com is not authorized to perform: sts:AssumeRole'),
    ]);
  });

  test('that may not use the key of the stream gets no records', async () => {
    const { sandbox, denied, mapping } = await run('FunctionRole', 'kms:Decrypt');
    expect(denied).toEqual(['kms:Decrypt']);
    expect(mapping.LastProcessingResult).toBe('No records processed');
    expect(sandbox.pending()).toEqual([expect.stringContaining('is not read to its latest record for handler')]);
  });

  test.each(['s3:ListBucket', 's3:PutObject', 'kms:GenerateDataKey'])(
    'that lacks %s has failed batches dropped, and counted',
    async (action) => {
      const { sandbox, denied, warnings, keys } = await run('FunctionRole', action);
      expect(denied).toEqual([action]);
      expect(await keys('aws/lambda/')).toEqual([]);
      expect(sum(sandbox, 'AWS/Lambda', 'DestinationDeliveryFailures', { FunctionName: 'handler' })).toBe(1);
      expect(warnings).toEqual([expect.stringContaining('the failure destination of handler did not take 2 records')]);
    },
  );

  test.each(['logs:CreateLogStream', 'logs:PutLogEvents'])(
    'that lacks %s lets the function run, without a log',
    async (action) => {
      const { sandbox, fileOf, keys } = await run('FunctionRole', action);
      expect(sandbox.invocations('handler').length).toBeGreaterThan(1);
      expect(await keys('rows/')).toHaveLength(1);
      expect(existsSync(fileOf('aws', 'lambda', 'handler'))).toBe(false);
    },
  );
});

describe('a role of a delivery stream', () => {
  test.each(['kinesis:DescribeStream', 'kinesis:GetShardIterator', 'kinesis:ListShards', 'trust'])(
    'that lacks %s lets nothing be read',
    async (missing) => {
      const { sandbox, keys } = await run('DeliveryRole', missing);
      const action = missing === 'trust' ? 'sts:AssumeRole' : missing;
      expect(await keys('rows/')).toEqual([]);
      expect(sandbox.pending()).toEqual([
        expect.stringMatching(new RegExp(`^delivery stream delivery waits: .* not authorized to perform: ${action} `)),
      ]);
    },
  );

  test.each([
    ['kinesis:GetRecords', 0],
    ['kms:Decrypt', 1],
  ])('that lacks %s gets no records', async (action, keyMetric) => {
    const { sandbox, denied, keys } = await run('DeliveryRole', action);
    const dimensions = { DeliveryStreamName: 'delivery' };
    expect(denied).toEqual([action]);
    expect(await keys('rows/')).toEqual([]);
    expect(sum(sandbox, 'AWS/Firehose', 'KMSKeyAccessDenied', dimensions) > 0).toBe(keyMetric > 0);
  });

  test.each(['s3:GetBucketLocation', 's3:ListBucket', 's3:PutObject', 'kms:GenerateDataKey'])(
    'that lacks %s delivers nothing, logs why, and its data grows older',
    async (action) => {
      const { sandbox, keys, fileOf } = await run('DeliveryRole', action);
      const dimensions = { DeliveryStreamName: 'delivery' };
      const metric = { namespace: 'AWS/Firehose', metricName: 'DeliveryToS3.DataFreshness', dimensions };
      expect(await keys('rows/')).toEqual([]);
      expect(readFileSync(`${fileOf('delivery', 'errors')}.log`, 'utf8')).toContain('"errorCode":"S3.AccessDenied"');
      expect(sandbox.metric({ ...metric, statistic: 'Maximum' }).at(-1)?.value).toBeGreaterThan(500);
      expect(sum(sandbox, 'AWS/Firehose', 'DeliveryToS3.Success', dimensions)).toBe(0);
    },
  );

  test.each(['lambda:GetFunctionConfiguration', 'lambda:InvokeFunction'])(
    'that lacks %s sends its records to the error prefix',
    async (action) => {
      const { keys, sandbox } = await run('DeliveryRole', action);
      const [key = ''] = await keys('errors/processing-failed/');
      expect(String(await sandbox.read('Bucket', key))).toContain('"errorCode":"Lambda.InvokeAccessDenied"');
      expect(await keys('rows/')).toEqual([]);
    },
  );

  test('that may not log delivers all the same', async () => {
    const { keys } = await run('DeliveryRole', 'logs:PutLogEvents');
    expect(await keys('rows/')).toHaveLength(1);
  });
});
