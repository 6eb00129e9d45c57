import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  AppendDelimiterToRecordProcessor,
  CloudWatchLogProcessor,
  DecompressionProcessor,
  type IDataProcessor,
  LambdaFunctionProcessor,
  RecordDeAggregationProcessor,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { App, Duration, Size, Stack } from 'aws-cdk-lib/core';
import { LambdaProcessor, PartitionKeyProcessor } from '../../../../lib';
import { processingConfiguration } from '../../../../lib/delivery/processors/processing-configuration';
import type { ProcessingOptions } from '../../../../lib/delivery/processors/processing-options';

const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:transform';
const KEYED = 'day=!{partitionKeyFromQuery:day}/';

const stack = new Stack(new App(), 'Stack');
const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('firehose.amazonaws.com') });
const handler = LambdaFunction.fromFunctionAttributes(stack, 'Handler', {
  functionArn: FUNCTION_ARN,
  sameEnvironment: true,
});

const transform = () => new LambdaProcessor(handler);
const decompression = () => new DecompressionProcessor();
const extraction = () => new CloudWatchLogProcessor({ dataMessageExtraction: true });
const deAggregation = () => RecordDeAggregationProcessor.json();
const keys = () => new PartitionKeyProcessor({ day: '.day' });
const delimiter = () => new AppendDelimiterToRecordProcessor();

interface Rendered {
  readonly type: string;
  readonly parameters: { readonly parameterName: string; readonly parameterValue: string }[];
}

function render(processors: IDataProcessor[], options?: ProcessingOptions): Rendered[] {
  return processingConfiguration(stack, role, processors, options)?.processors as Rendered[];
}

function typesOf(processors: IDataProcessor[], options?: ProcessingOptions): string[] {
  return render(processors, options).map(({ type }) => type);
}

function valuesOf({ parameters }: Rendered): Record<string, string> {
  return Object.fromEntries(parameters.map(({ parameterName, parameterValue }) => [parameterName, parameterValue]));
}

function parametersOf(processor: IDataProcessor, options?: ProcessingOptions): Record<string, string> {
  return valuesOf(render([processor], options)[0] as Rendered);
}

describe('processingConfiguration', () => {
  test('is absent without processors', () => {
    expect(processingConfiguration(stack, role)).toBeUndefined();
  });

  test('lists processors as Firehose runs them, however they are given', () => {
    const given = [delimiter(), keys(), transform(), deAggregation(), extraction()];
    expect(typesOf([...given.slice(1), decompression()], { partitionedPrefix: KEYED })).toEqual([
      'Decompression',
      'CloudWatchLogProcessing',
      'RecordDeAggregation',
      'Lambda',
      'MetadataExtraction',
    ]);
    expect(typesOf([delimiter(), transform()], { takes: ['AppendDelimiterToRecord'] })).toEqual([
      'Lambda',
      'AppendDelimiterToRecord',
    ]);
  });

  test('states what a function leaves open', () => {
    expect(parametersOf(transform())).toEqual({
      LambdaArn: FUNCTION_ARN,
      RoleArn: role.roleArn,
      BufferSizeInMBs: '1',
      BufferIntervalInSeconds: '60',
      NumberOfRetries: '3',
    });
  });

  test('states the defaults of the destination', () => {
    const options = { functionBufferSize: Size.kibibytes(256), functionBufferInterval: Duration.seconds(30) };
    expect(parametersOf(transform(), options)).toMatchObject({
      BufferSizeInMBs: '0.25',
      BufferIntervalInSeconds: '30',
    });
  });

  test('keeps what a function states', () => {
    const processor = new LambdaProcessor(handler, { bufferSize: Size.mebibytes(3), retries: 0 });
    expect(parametersOf(processor)).toMatchObject({ BufferSizeInMBs: '3', NumberOfRetries: '0' });
  });

  test('renders the processor of aws-cdk, which leaves that to the destination, without its faults', () => {
    const processor = new LambdaFunctionProcessor(handler, { bufferSize: Size.kibibytes(512), retries: 0 });
    expect(parametersOf(processor)).toEqual({
      LambdaArn: FUNCTION_ARN,
      RoleArn: role.roleArn,
      BufferSizeInMBs: '0.5',
      BufferIntervalInSeconds: '60',
      NumberOfRetries: '0',
    });
  });

  test('renders the identifier of a processor that has nothing else', () => {
    const bind = () => ({
      processorType: 'Decompression',
      processorIdentifier: { parameterName: 'CompressionFormat', parameterValue: 'GZIP' },
    });
    expect(parametersOf({ props: {}, bind })).toEqual({ CompressionFormat: 'GZIP' });
  });

  test.each<[string, IDataProcessor, Record<string, string>]>([
    ['DecompressionProcessor', decompression(), { CompressionFormat: 'GZIP' }],
    ['CloudWatchLogProcessor', extraction(), { DataMessageExtraction: 'true' }],
    ['AppendDelimiterToRecordProcessor', delimiter(), {}],
  ])('leaves %s of aws-cdk as it is', (_, processor, expected) => {
    const options: ProcessingOptions = { takes: ['AppendDelimiterToRecord'] };
    const companions = processor instanceof CloudWatchLogProcessor ? [decompression()] : [];
    expect(render([processor, ...companions], options).map(valuesOf)).toContainEqual(expected);
  });

  test.each([
    [deAggregation(), { SubRecordType: 'JSON' }],
    [RecordDeAggregationProcessor.delimited('####'), { SubRecordType: 'DELIMITED', Delimiter: 'IyMjIw==' }],
  ])('leaves RecordDeAggregationProcessor of aws-cdk as it is', (processor, expected) => {
    expect(render([processor, keys()], { partitionedPrefix: KEYED }).map(valuesOf)).toContainEqual(expected);
  });
});
