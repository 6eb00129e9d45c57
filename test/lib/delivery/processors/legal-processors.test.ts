import { AppendDelimiterToRecordProcessor } from 'aws-cdk-lib/aws-kinesisfirehose';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import { requireProcessorCount, requireProcessors } from '../../../../lib/delivery/processors/legal-processors';
import type { BoundProcessor, ProcessingOptions } from '../../../../lib/delivery/processors/processing-options';
import type { ProcessorType } from '../../../../lib/delivery/processors/processor-type';

const FROM_QUERY = '!{partitionKeyFromQuery:day}/';
const FROM_LAMBDA = '!{partitionKeyFromLambda:hour}/';

const stack = new Stack(new App(), 'Stack');

function required(types: ProcessorType[], options: ProcessingOptions = {}): () => void {
  const identifier = { parameterName: '', parameterValue: '' };
  const processors = types.map(
    (processorType): BoundProcessor => ({ processorType, processorIdentifier: identifier, props: {} }),
  );
  return () => requireProcessors(stack, processors, options);
}

describe('requireProcessorCount', () => {
  const processors = (length: number) => Array.from({ length }, () => new AppendDelimiterToRecordProcessor());

  test('refuses a sixth', () => {
    expect(() => requireProcessorCount(stack, processors(6))).toThrow(
      new Error('Stack: processors must be at most 5 processors, got 6'),
    );
  });

  test('takes five', () => {
    expect(() => requireProcessorCount(stack, processors(5))).not.toThrow();
  });
});

describe('requireProcessors', () => {
  test.each<[string, ProcessorType[], string]>([
    ['a second of a kind', ['Decompression', 'Lambda', 'Decompression'], 'at most one Decompression, got 2'],
    [
      'extraction without decompression',
      ['CloudWatchLogProcessing', 'Lambda'],
      'with Decompression where CloudWatchLogProcessing is, got CloudWatchLogProcessing, Lambda',
    ],
    ...(['AppendDelimiterToRecord', 'RecordDeAggregation', 'MetadataExtraction'] as const).map(
      (type): [string, ProcessorType[], string] => [
        `${type} where it is not taken`,
        ['Lambda', type],
        `among Decompression, CloudWatchLogProcessing, Lambda here, got ${type}`,
      ],
    ),
  ])('refuses %s', (_, types, message) => {
    expect(required(types)).toThrow(new Error(`Stack: processors must be ${message}`));
  });

  test.each<[string, ProcessorType[], ProcessingOptions]>([
    ['nothing', [], {}],
    ['what every destination takes', ['Decompression', 'CloudWatchLogProcessing', 'Lambda'], {}],
    ['what the destination takes beside', ['MetadataExtraction'], { takes: ['MetadataExtraction'] }],
    ['what partitioning takes', ['RecordDeAggregation', 'MetadataExtraction'], { partitionedPrefix: FROM_QUERY }],
  ])('takes %s', (_, types, options) => {
    expect(required(types, options)).not.toThrow();
  });
});

describe('requireKeySources', () => {
  test.each<[ProcessorType[], string]>([
    [[], 'none'],
    [['Decompression', 'CloudWatchLogProcessing'], 'Decompression, CloudWatchLogProcessing'],
  ])('refuses processors that find no keys: %j', (types, got) => {
    expect(required(types, { partitionedPrefix: FROM_QUERY })).toThrow(
      new Error(`Stack: processors must be with Lambda or MetadataExtraction, which find partition keys, got ${got}`),
    );
  });

  test.each<[ProcessorType[], string, string]>([
    [
      ['MetadataExtraction'],
      FROM_QUERY + FROM_LAMBDA,
      'without !{partitionKeyFromLambda:hour}, which no processor finds',
    ],
    [['Lambda'], FROM_QUERY + FROM_LAMBDA, 'without !{partitionKeyFromQuery:day}, which no processor finds'],
    [['Lambda'], 'orders/', 'with a !{partitionKeyFromLambda:key}'],
  ])('refuses for %j the prefix %s', (types, partitionedPrefix, allowed) => {
    expect(required(types, { partitionedPrefix })).toThrow(
      new Error(`Stack: prefix must be ${allowed}, got "${partitionedPrefix}"`),
    );
  });

  test.each<[ProcessorType[], string]>([
    [['Lambda'], FROM_LAMBDA],
    [['Lambda', 'MetadataExtraction'], FROM_QUERY],
    [['Lambda', 'MetadataExtraction'], FROM_QUERY + FROM_LAMBDA],
    [['Lambda'], Lazy.string({ produce: () => 'known later' })],
  ])('takes for %j the prefix %s', (types, partitionedPrefix) => {
    expect(required(types, { partitionedPrefix })).not.toThrow();
  });
});
