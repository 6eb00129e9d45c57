import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { FailureBucket } from '../../../lib/processing/failure-bucket';
import { RedriveSource } from '../../../lib/processing/redrive-source';
import { fixture } from './fixture';

function granted(make: (parts: ReturnType<typeof fixture>) => RedriveSource) {
  const parts = fixture();
  const { stack } = parts;
  const source = make(parts);
  source._grant(new Role(stack, 'Grantee', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  const policies = Template.fromStack(stack).findResources('AWS::IAM::Policy', {
    Properties: { Roles: [{ Ref: Match.stringLikeRegexp('^Grantee') }] },
  });
  const [policy] = Object.values(policies);
  return { ...parts, source, statements: policy?.Properties.PolicyDocument.Statement };
}

describe('RedriveSource.bucket', () => {
  test('lets batches be read and removed, and progress be kept, and nothing else', () => {
    const { stack, statements } = granted(({ stack }) => {
      const bucket = Bucket.fromBucketName(stack, 'Bucket', 'failures');
      return RedriveSource.bucket(bucket);
    });
    const arn = (path: string) => stack.resolve(`arn:${stack.partition}:s3:::failures${path}`);
    expect(statements).toEqual([
      { Action: ['s3:DeleteObject', 's3:GetObject'], Effect: 'Allow', Resource: arn('/aws/lambda/*') },
      { Action: ['s3:GetObject', 's3:PutObject'], Effect: 'Allow', Resource: arn('/redrive/*') },
      { Action: 's3:ListBucket', Effect: 'Allow', Resource: arn('') },
    ]);
  });

  test('lets the key of the bucket be used through Amazon S3', () => {
    const { stack, statements } = granted(({ stack }) =>
      RedriveSource.bucket(new FailureBucket(stack, 'Failures').bucket),
    );
    expect(statements).toContainEqual({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Effect: 'Allow',
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^FailuresKey/), 'Arn'] },
      Condition: { StringEquals: { 'kms:ViaService': stack.resolve(`s3.${stack.region}.${stack.urlSuffix}`) } },
    });
  });

  test('keeps to the batches of one mapping', () => {
    const { stack, source, statements } = granted(({ stack, process }) => {
      const bucket = Bucket.fromBucketName(stack, 'Bucket', 'failures');
      return RedriveSource.bucket(bucket, process().eventSourceMapping);
    });
    const mapping = { Ref: expect.stringMatching(/^ProcessorEventSourceMapping/) };
    expect(stack.resolve(source._url)).toEqual({ 'Fn::Join': ['', ['s3://failures/aws/lambda/', mapping, '/']] });
    expect(statements[0].Resource['Fn::Join'][1]).toEqual(expect.arrayContaining([mapping, '/*']));
    expect(source._name).toBe('failures');
  });
});

describe('RedriveSource.errorObjects', () => {
  const below = (errorOutputPrefix: string) =>
    granted(({ stack }) => {
      const bucket = Bucket.fromBucketName(stack, 'Bucket', 'lake');
      return RedriveSource.errorObjects(bucket, errorOutputPrefix);
    });

  test('lets objects below the literal start of the prefix be read and removed, and progress be kept', () => {
    const { stack, source, statements } = below('errors/orders/!{firehose:error-output-type}/x/');
    const arn = (path: string) => stack.resolve(`arn:${stack.partition}:s3:::lake${path}`);
    expect(statements).toEqual([
      { Action: ['s3:DeleteObject', 's3:GetObject'], Effect: 'Allow', Resource: arn('/errors/orders/*') },
      { Action: ['s3:GetObject', 's3:PutObject'], Effect: 'Allow', Resource: arn('/redrive/*') },
      { Action: 's3:ListBucket', Effect: 'Allow', Resource: arn('') },
    ]);
    expect([source._url, source._name]).toEqual(['s3://lake/errors/orders/', 'lake/errors/orders/']);
  });

  test('has room for what a delivery stream buffers', () => {
    expect(below('errors/').source._memorySize).toBe(1_769);
  });

  test.each([
    ['', 'a prefix that begins with literal text'],
    ['!{timestamp:yyyy}/', 'a prefix that begins with literal text'],
    ['redrive/', 'outside aws/lambda/ and redrive/'],
    ['aws/lambda/x/', 'outside aws/lambda/ and redrive/'],
  ])('refuses the prefix "%s"', (prefix, allowed) => {
    expect(() => below(prefix)).toThrow(
      new Error(`RedriveSource: errorOutputPrefix must be ${allowed}, got "${prefix}"`),
    );
  });
});

describe('RedriveSource.queue', () => {
  test('lets messages be received, hidden, narrowed and deleted, and their records be read', () => {
    const { stack, stream, source, statements } = granted(({ stack, stream }) => {
      const encryptionMasterKey = new Key(stack, 'Key');
      return RedriveSource.queue(new Queue(stack, 'Queue', { encryptionMasterKey }), stream);
    });
    const queue = stack.resolve(source._name)['Fn::GetAtt'][0];
    const through = (service: string) => ({
      StringEquals: { 'kms:ViaService': stack.resolve(`${service}.${stack.region}.${stack.urlSuffix}`) },
    });
    expect(statements).toEqual(
      expect.arrayContaining([
        {
          Action: [
            'sqs:ChangeMessageVisibility',
            'sqs:DeleteMessage',
            'sqs:GetQueueAttributes',
            'sqs:ReceiveMessage',
            'sqs:SendMessage',
          ],
          Effect: 'Allow',
          Resource: { 'Fn::GetAtt': [queue, 'Arn'] },
        },
        expect.objectContaining({
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Condition: through('sqs'),
        }),
        expect.objectContaining({
          Action: ['kinesis:GetRecords', 'kinesis:GetShardIterator'],
          Resource: stack.resolve(stream.stream.streamArn),
        }),
        expect.objectContaining({ Action: 'kms:Decrypt', Condition: through('kinesis') }),
      ]),
    );
    expect(stack.resolve(source._url)).toEqual({ Ref: queue });
  });

  test('reads the stream itself where a consumer was processed', () => {
    const { statements } = granted(({ stack, stream }) =>
      RedriveSource.queue(new Queue(stack, 'Queue'), stream.addConsumer('Consumer')),
    );
    const actions = statements.flatMap(({ Action }: { Action: string[] }) => Action);
    expect(actions).toContain('kinesis:GetRecords');
    expect(actions).not.toContain('kinesis:SubscribeToShard');
  });

  test('refuses a FIFO queue', () => {
    const { stack, stream } = fixture();
    const queue = new Queue(stack, 'Queue', { fifo: true });
    expect(() => RedriveSource.queue(queue, stream)).toThrow(
      new Error('RedriveSource: queue must be a standard queue, got the FIFO queue Stack/Queue'),
    );
  });
});
