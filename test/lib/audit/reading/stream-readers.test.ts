import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { readsStream, streamOf, takesSeveralRecords } from '../../../../lib/audit/reading/stream-readers';
import { arnOf, ELSEWHERE, either, mapping, pipe, queue, stream, template } from '../rules/resources';

const NAMED = { 'Fn::Join': [':', ['arn:aws', 'kinesis', { Ref: 'AWS::Region' }, ELSEWHERE, 'stream/clicks']] };
const TABLE = { 'Fn::Sub': 'arn:aws:dynamodb:${AWS::Region}:${Account}:table/orders/stream/1' };
const consumer = { Type: 'AWS::Kinesis::StreamConsumer', Properties: { StreamARN: arnOf('Stream') } };
const resources = { Stream: stream(), Queue: queue(), Consumer: consumer };

describe('readsStream', () => {
  test.each([
    ['a stream of the template', mapping()],
    ['a consumer of the template', mapping({ EventSourceArn: { Ref: 'Consumer' } })],
    ['a stream by its ARN', mapping({ EventSourceArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks' })],
    ['a stream by the parts of its ARN', mapping({ EventSourceArn: NAMED, StartingPosition: undefined })],
    ['a source with a starting position that another stack exports', mapping({ EventSourceArn: ELSEWHERE })],
    ['a stream under some condition', mapping({ EventSourceArn: either(arnOf('Queue'), arnOf('Stream')) })],
    ['a stream through a pipe', pipe()],
  ])('takes %s for a stream', (_, Reader) => {
    const { reader, audited } = reading(Reader);
    expect(readsStream(reader, audited)).toBe(true);
  });

  test.each([
    ['a queue of the template', mapping({ EventSourceArn: arnOf('Queue') })],
    ['a queue by its ARN', mapping({ EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' })],
    ['the stream of a table', mapping({ EventSourceArn: TABLE })],
    ['a topic of Kafka that another stack exports', mapping({ EventSourceArn: ELSEWHERE, Topics: ['clicks'] })],
    ['a queue that another stack exports', mapping({ EventSourceArn: ELSEWHERE, StartingPosition: undefined })],
    ['a broker of its own', mapping({ EventSourceArn: undefined })],
    ['a function', { Type: 'AWS::Lambda::Function', Properties: { EventSourceArn: arnOf('Stream') } }],
  ])('does not take %s for a stream', (_, Reader) => {
    const { reader, audited } = reading(Reader);
    expect(readsStream(reader, audited)).toBe(false);
  });
});

describe('streamOf', () => {
  test.each([
    ['itself', mapping(), 'Stream'],
    ['its consumer', mapping({ EventSourceArn: { 'Fn::GetAtt': ['Consumer', 'ConsumerARN'] } }), 'Stream'],
    ['a consumer', consumer, 'Stream'],
    ['a consumer of itself', { ...consumer, Properties: { StreamARN: arnOf('Reader') } }, undefined],
    ['a queue', mapping({ EventSourceArn: arnOf('Queue') }), undefined],
  ])('finds the stream behind %s', (_, Reader, logicalId) => {
    const { reader, audited } = reading(Reader);
    expect(streamOf(reader, audited)?.logicalId).toBe(logicalId);
  });
});

describe('takesSeveralRecords', () => {
  test.each([
    ['by default', undefined, true],
    ['one by one', 1, false],
    ['one by one, as text', '1', false],
    ['two', 2, true],
    ['one or more', either(1, 100), true],
    ['what is decided elsewhere', ELSEWHERE, true],
  ])('%s', (_, BatchSize, several) => {
    const { reader, audited } = reading(mapping({ BatchSize }));
    expect(takesSeveralRecords(reader, audited)).toBe(several);
  });
});

function reading(Reader: ReturnType<typeof mapping>) {
  const audited = new AuditedTemplate(template({ ...resources, Reader }));
  const reader = audited.resource('Reader');
  if (reader === undefined) throw new Error('there is no Reader');
  return { reader, audited };
}
