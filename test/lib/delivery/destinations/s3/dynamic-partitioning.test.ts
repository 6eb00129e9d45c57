import { Match, Template } from 'aws-cdk-lib/assertions';
import { DeliveryStream, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, Lazy, Stack } from 'aws-cdk-lib/core';
import {
  type DynamicPartitioning,
  LambdaProcessor,
  LogTransform,
  S3Destination,
  type S3DestinationProps,
} from '../../../../../lib';

const CUSTOMER = '!{partitionKeyFromQuery:customer}';
const DEVICE = '!{partitionKeyFromLambda:device}';

function synthesize(props: S3DestinationProps, withFunction = false): Template {
  const stack = new Stack(new App(), 'Stack');
  const processors = withFunction ? [new LambdaProcessor(new LogTransform(stack, 'Transform').handler)] : [];
  const destination = new S3Destination(new Bucket(stack, 'Bucket'), { processors, ...props });
  new DeliveryStream(stack, 'Delivery', { destination });
  return Template.fromStack(stack);
}

function hasDestination(template: Template, properties: object): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    ExtendedS3DestinationConfiguration: properties,
  });
}

function refuses(dynamicPartitioning: DynamicPartitioning, message: string, prefix?: string): void {
  const bucket = Bucket.fromBucketName(new Stack(), 'Bucket', 'bucket');
  expect(() => new S3Destination(bucket, { dynamicPartitioning, prefix })).toThrow(new Error(message));
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `key${index}`);
}

describe('DynamicPartitioning', () => {
  test('finds keys by queries, and gives each value a folder', () => {
    hasDestination(synthesize({ dynamicPartitioning: { keysFromQuery: { customer: '.customer.id' } } }), {
      DynamicPartitioningConfiguration: { Enabled: true, RetryOptions: { DurationInSeconds: 300 } },
      Prefix: `customer=${CUSTOMER}/`,
      ErrorOutputPrefix: 'errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/',
      BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 128 },
      ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'MetadataExtraction' }] },
    });
  });

  test('takes keys of a function beside, and a prefix of its own', () => {
    const dynamicPartitioning = { keysFromQuery: { customer: '.customer' }, keysFromLambda: ['device'] };
    const prefix = `rows/${DEVICE}/${CUSTOMER}/!{timestamp:yyyy}/`;
    hasDestination(synthesize({ dynamicPartitioning, prefix }, true), {
      Prefix: prefix,
      ProcessingConfiguration: { Processors: [{ Type: 'Lambda' }, { Type: 'MetadataExtraction' }] },
    });
    hasDestination(synthesize({ dynamicPartitioning }, true), { Prefix: `customer=${CUSTOMER}/device=${DEVICE}/` });
  });

  test('needs no query where the function returns all keys', () => {
    hasDestination(synthesize({ dynamicPartitioning: { keysFromLambda: ['device'] } }, true), {
      Prefix: `device=${DEVICE}/`,
      ProcessingConfiguration: { Processors: [{ Type: 'Lambda' }] },
    });
  });

  test('refuses keys of a function where there is none', () => {
    expect(() => synthesize({ dynamicPartitioning: { keysFromLambda: ['device'] } })).toThrow(
      /^Stack\/Delivery: processors must be with Lambda/,
    );
  });

  test('is off unless asked for', () => {
    hasDestination(synthesize({}), { DynamicPartitioningConfiguration: Match.absent(), Prefix: Match.absent() });
  });

  test.each([
    ['does not use a key', { keysFromQuery: { customer: '.c' } }, 'rows/', CUSTOMER],
    [
      'uses a key that nothing finds',
      { keysFromQuery: { customer: '.c' } },
      `${CUSTOMER}/!{partitionKeyFromQuery:costumer}/`,
      CUSTOMER,
    ],
    ['takes a key from the wrong place', { keysFromLambda: ['device'] }, '!{partitionKeyFromQuery:device}/', DEVICE],
    [
      'uses one of two keys',
      { keysFromQuery: { customer: '.c' }, keysFromLambda: ['device'] },
      `${CUSTOMER}/`,
      `${CUSTOMER}, ${DEVICE}`,
    ],
  ])('refuses a prefix that %s', (_, partitioning, prefix, expressions) => {
    const allowed = `with ${expressions} and no other key`;
    refuses(partitioning, `S3Destination: prefix must be ${allowed}, got "${prefix}"`, prefix);
  });

  test('refuses a prefix with what stands in error prefixes only', () => {
    const prefix = `${CUSTOMER}/!{firehose:error-output-type}/`;
    const forms =
      '!{timestamp:pattern}, !{firehose:random-string}, !{partitionKeyFromQuery:key}, !{partitionKeyFromLambda:key}';
    const message = `S3Destination: prefix must be made of literals, ${forms}, got "${prefix}"`;
    refuses({ keysFromQuery: { customer: '.c' } }, message, prefix);
  });

  test('takes a prefix which is known at deployment only', () => {
    const prefix = Lazy.string({ produce: () => `rows/${CUSTOMER}/` });
    hasDestination(synthesize({ dynamicPartitioning: { keysFromQuery: { customer: '.c' } }, prefix }), {
      Prefix: `rows/${CUSTOMER}/`,
    });
  });

  test('takes 50 keys, and not none or one more', () => {
    const fifty = { keysFromQuery: Object.fromEntries(names(25).map((n) => [n, '.a'])), keysFromLambda: names(25) };
    const bucket = Bucket.fromBucketName(new Stack(), 'Bucket', 'bucket');
    const prefixes = { prefix: Lazy.string({ produce: () => '' }) };
    expect(() => new S3Destination(bucket, { dynamicPartitioning: fifty, ...prefixes })).not.toThrow();
    const allowed = 'DynamicPartitioning: number of keys must be a whole number from 1 to 50';
    refuses({}, `${allowed}, got 0`);
    refuses({ ...fifty, keysFromLambda: names(26) }, `${allowed}, got 51`);
  });

  test.each(['', 'a b', 'a}'])('refuses the name %j for a key of a function', (name) => {
    const allowed = 'names of letters, digits, _, . and -';
    refuses(
      { keysFromLambda: [name] },
      `DynamicPartitioning: keysFromLambda must be ${allowed}, got ${JSON.stringify(name)}`,
    );
  });

  test('repeats a delivery for 0 to 7,200 seconds', () => {
    for (const seconds of [0, 7200]) {
      const retryDuration = Duration.seconds(seconds);
      hasDestination(synthesize({ dynamicPartitioning: { keysFromQuery: { customer: '.c' }, retryDuration } }), {
        DynamicPartitioningConfiguration: { RetryOptions: { DurationInSeconds: seconds } },
      });
    }
    refuses(
      { keysFromLambda: ['device'], retryDuration: Duration.seconds(7201) },
      'DynamicPartitioning: retryDuration must be a whole number of seconds from 0 to 7200, got 7201 seconds',
    );
  });
});

describe('dynamic partitioning of aws-cdk, until it is put right', () => {
  test('takes a literal error prefix, though failures of all kinds meet below it', () => {
    const stack = new Stack(new App(), 'Stack');
    const destination = new S3Bucket(new Bucket(stack, 'Bucket'), {
      dynamicPartitioning: { enabled: true },
      dataOutputPrefix: `${DEVICE}/`,
      errorOutputPrefix: 'errors/',
      processors: [new LambdaProcessor(new LogTransform(stack, 'Transform').handler)],
    });
    expect(() => new DeliveryStream(stack, 'Delivery', { destination })).not.toThrow();
  });
});
