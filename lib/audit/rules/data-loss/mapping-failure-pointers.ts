import type { AuditedTemplate } from '../../audited-template';
import { expressionOf, type Value } from '../../expressions/value';
import { EVENT_SOURCE_MAPPING, ofStreamReaders } from '../../reading/stream-readers';
import type { Problem, Rule } from '../../rule';

const POINTERS = ['AWS::SNS::Topic', 'AWS::SQS::Queue'];

export const mappingFailurePointers: Rule = {
  id: 'mapping-failure-pointers',
  title: 'A failure destination keeps pointers to the records that failed, not the records',
  why: 'A queue or a topic is told the shard and the sequence numbers only; once the retention period of the stream ends, the records are gone.',
  severity: 'medium',
  fix: 'Use a bucket as failure destination: Lambda writes the whole invocation to it.',
  controls: {},
  concern: 'data-loss',
  types: [EVENT_SOURCE_MAPPING],
  check: ofStreamReaders((mapping, { failureDestination }, template) =>
    mapping.values(failureDestination).flatMap((value) => pointersAt(failureDestination, value, template)),
  ),
};

function pointersAt(property: string, value: Value, template: AuditedTemplate): readonly Problem[] {
  if (value.kind === 'absent') return [];
  const service = serviceOf(value, template);
  if (service === 'unknown') return [{ property, value: expressionOf(value), unresolved: true }];
  return service === 'pointers' ? [{ property, value: expressionOf(value) }] : [];
}

function serviceOf(value: Value, template: AuditedTemplate): 'pointers' | 'objects' | 'unknown' {
  if (value.kind === 'reference') {
    const type = template.resource(value.logicalId)?.type ?? '';
    if (POINTERS.includes(type)) return 'pointers';
    return type === 'AWS::S3::Bucket' ? 'objects' : 'unknown';
  }
  const [, service] = /:(s3|sns|sqs):/.exec(JSON.stringify(expressionOf(value))) ?? [];
  if (service === undefined) return value.kind === 'known' ? 'objects' : 'unknown';
  return service === 's3' ? 'objects' : 'pointers';
}
