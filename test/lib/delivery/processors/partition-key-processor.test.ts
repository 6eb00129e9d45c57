import { Template } from 'aws-cdk-lib/assertions';
import {
  DeliveryStream,
  type IDataProcessor,
  MetadataExtractionProcessor,
  S3Bucket,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import { PartitionKeyProcessor } from '../../../../lib';

const ERRORS = 'errors/!{firehose:error-output-type}/';

/** In a destination of aws-cdk. */
function queryOf(processor: IDataProcessor, dataOutputPrefix: string, enabled = true): unknown {
  const stack = new Stack(new App(), 'Stack');
  const partitioned = enabled ? { dynamicPartitioning: { enabled }, errorOutputPrefix: ERRORS } : {};
  const props = { processors: [processor], dataOutputPrefix, ...partitioned };
  new DeliveryStream(stack, 'Delivery', { destination: new S3Bucket(new Bucket(stack, 'Bucket'), props) });
  const [delivery] = Object.values(Template.fromStack(stack).findResources('AWS::KinesisFirehose::DeliveryStream'));
  return delivery?.Properties.ExtendedS3DestinationConfiguration.ProcessingConfiguration.Processors;
}

const created = (queries: Record<string, string>) => () => new PartitionKeyProcessor(queries);

describe('PartitionKeyProcessor', () => {
  test('asks jq 1.6 for an object of the keys', () => {
    const processor = new PartitionKeyProcessor({ country: '.country // "none"', day: '.time|strftime("%F")' });
    const prefix = '!{partitionKeyFromQuery:country}/!{partitionKeyFromQuery:day}/';
    expect(queryOf(processor, prefix)).toEqual([
      {
        Type: 'MetadataExtraction',
        Parameters: [
          {
            ParameterName: 'MetadataExtractionQuery',
            ParameterValue: '{"country":(.country // "none"),"day":(.time|strftime("%F"))}',
          },
          { ParameterName: 'JsonParsingEngine', ParameterValue: 'JQ-1.6' },
        ],
      },
    ]);
  });

  test('is refused where nothing is partitioned', () => {
    expect(() => queryOf(new PartitionKeyProcessor({ day: '.day' }), 'days/', false)).toThrow(
      new Error(
        'Stack/Delivery: processors must be without PartitionKeyProcessor where nothing is dynamically partitioned, got PartitionKeyProcessor',
      ),
    );
  });

  test.each([
    'x/',
    '!{partitionKeyFromQuery:day}/',
    '!{partitionKeyFromQuery:day}/!{partitionKeyFromQuery:hour}/!{partitionKeyFromQuery:a}/',
  ])('refuses the prefix %s, which does not name its keys', (prefix) => {
    expect(() => queryOf(new PartitionKeyProcessor({ day: '.day', hour: '.hour' }), prefix)).toThrow(
      new Error(
        `Stack/Delivery: prefix must be with !{partitionKeyFromQuery:day}, !{partitionKeyFromQuery:hour}, got "${prefix}"`,
      ),
    );
  });

  test('takes a prefix that is known later', () => {
    const prefix = Lazy.string({ produce: () => '!{partitionKeyFromQuery:day}/' });
    const options = { role: expect.anything(), dynamicPartitioningEnabled: true, prefix };
    const stack = new Stack();
    expect(new PartitionKeyProcessor({ day: '.day' }).bind(stack, options as never)).toBeDefined();
  });

  test.each([0, 51])('refuses %d keys', (count) => {
    expect(created(keys(count))).toThrow(
      new Error(`PartitionKeyProcessor: number of keys must be a whole number from 1 to 50, got ${count}`),
    );
  });

  test.each([1, 50])('takes %d keys', (count) => {
    expect(created(keys(count))).not.toThrow();
  });

  test.each(['', 'a b', 'a}', 'a"'])('refuses the key %j', (key) => {
    expect(created({ [key]: '.a' })).toThrow(
      new Error(`PartitionKeyProcessor: key must be letters, digits, _, . and -, got ${JSON.stringify(key)}`),
    );
  });

  test('refuses more than 5,120 characters', () => {
    const longest = `.${'a'.repeat(5_120 - '{"k":(.)}'.length)}`;
    expect(created({ k: longest })).not.toThrow();
    expect(created({ k: `${longest}a` })).toThrow(
      new Error('PartitionKeyProcessor: queries must be at most 5120 characters together, got 5121'),
    );
  });

  test('refuses what jq 1.6 cannot run', () => {
    expect(created({ day: '.day', name: '.name | trim' })).toThrow(
      new Error(
        'PartitionKeyProcessor: query of name must be one of jq 1.6, got ".name | trim": jq 1.6 knows no trim/0',
      ),
    );
  });

  test('asks on one line, without comments', () => {
    const processor = new PartitionKeyProcessor({ day: '.time # in seconds\n  | strftime("%F")' });
    expect(JSON.stringify(queryOf(processor, '!{partitionKeyFromQuery:day}/'))).toContain(
      String.raw`{\"day\":(.time | strftime(\"%F\"))}`,
    );
  });

  test('takes queries that are known later', () => {
    expect(created({ a: Lazy.string({ produce: () => '.a' }) })).not.toThrow();
  });
});

describe('MetadataExtractionProcessor of aws-cdk, until it is put right', () => {
  test('makes no jq of a query with an operator, and takes one that jq 1.6 cannot run', () => {
    const prefix = '!{partitionKeyFromQuery:a}/!{partitionKeyFromQuery:b}/';
    const processor = MetadataExtractionProcessor.jq16({ a: '.a // "none"', b: '.b | trim' });
    expect(JSON.stringify(queryOf(processor, prefix))).toContain('{\\"a\\":.a // \\"none\\",\\"b\\":.b | trim}');
  });
});

function keys(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, '.a']));
}
