import type { AuditedResource } from '../audited-resource';
import type { AuditedTemplate } from '../audited-template';
import type { Value } from '../expressions/value';
import type { Problem, Rule } from '../rule';
import { numberOf } from './numbers';

export const EVENT_SOURCE_MAPPING = 'AWS::Lambda::EventSourceMapping';
const PIPE = 'AWS::Pipes::Pipe';
const STREAM = 'AWS::Kinesis::Stream';
const CONSUMER = 'AWS::Kinesis::StreamConsumer';
const STREAM_OF_CONSUMER = 'StreamARN';

/** What Lambda or EventBridge Pipes polls a stream for. */
export const STREAM_READERS = [EVENT_SOURCE_MAPPING, PIPE];

/** Where a reader has what readers have in common. */
export interface ReaderProperties {
  readonly source: string;
  readonly startingPosition: string;
  readonly retries: string;
  readonly recordAge: string;
  readonly failureDestination: string;
}

const PROPERTIES: Readonly<Record<string, ReaderProperties>> = {
  [EVENT_SOURCE_MAPPING]: {
    source: 'EventSourceArn',
    startingPosition: 'StartingPosition',
    retries: 'MaximumRetryAttempts',
    recordAge: 'MaximumRecordAgeInSeconds',
    failureDestination: 'DestinationConfig.OnFailure.Destination',
  },
  [PIPE]: {
    source: 'Source',
    startingPosition: 'SourceParameters.KinesisStreamParameters.StartingPosition',
    retries: 'SourceParameters.KinesisStreamParameters.MaximumRetryAttempts',
    recordAge: 'SourceParameters.KinesisStreamParameters.MaximumRecordAgeInSeconds',
    failureDestination: 'SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn',
  },
};

type ReaderCheck = (
  reader: AuditedResource,
  properties: ReaderProperties,
  template: AuditedTemplate,
) => readonly Problem[];

/** The check of those event source mappings and pipes that read a data stream. */
export function ofStreamReaders(check: ReaderCheck): Rule['check'] {
  return (reader, template) => {
    const properties = PROPERTIES[reader.type];
    return properties && readsStream(reader, template) ? check(reader, properties, template) : [];
  };
}

/** Whether an event source mapping or a pipe reads a data stream, be it through a consumer. */
export function readsStream(reader: AuditedResource, template: AuditedTemplate): boolean {
  const properties = PROPERTIES[reader.type];
  if (properties === undefined) return false;
  return reader.values(properties.source).some((value) => isStream(value, reader, properties, template));
}

/** Whether an event source mapping reads a data stream in batches that can hold more than one record. */
export function takesSeveralRecords(mapping: AuditedResource, template: AuditedTemplate): boolean {
  const isOne = mapping.values('BatchSize').every((size) => size.kind === 'known' && numberOf(size.value) === 1);
  return !isOne && readsStream(mapping, template);
}

/** The data stream that a mapping, a pipe or a consumer reads, where the template has it. */
export function streamOf(reader: AuditedResource, template: AuditedTemplate): AuditedResource | undefined {
  const path = reader.type === CONSUMER ? STREAM_OF_CONSUMER : (PROPERTIES[reader.type]?.source ?? '');
  const source = template.referred(reader, path);
  const stream = source?.type === CONSUMER ? template.referred(source, STREAM_OF_CONSUMER) : source;
  return stream?.type === STREAM ? stream : undefined;
}

/** What takes the records that a reader gives up on, where the template has it. */
export function failureDestinationOf(reader: AuditedResource, template: AuditedTemplate): AuditedResource | undefined {
  return template.referred(reader, PROPERTIES[reader.type]?.failureDestination ?? '');
}

/** A source that another stack exports is taken for a data stream where the reader is set up like for one. */
function isStream(
  value: Value,
  reader: AuditedResource,
  { startingPosition }: ReaderProperties,
  template: AuditedTemplate,
): boolean {
  if (value.kind === 'absent') return false;
  if (value.kind === 'known') return String(value.value).includes(':kinesis:');
  if (value.kind === 'reference') return [STREAM, CONSUMER].includes(template.resource(value.logicalId)?.type ?? '');
  const named = /:(kinesis|dynamodb|kafka|mq|sqs|rds):/.exec(JSON.stringify(value.expression));
  return named === null ? reader.has(startingPosition) && !reader.has('Topics') : named[1] === 'kinesis';
}
