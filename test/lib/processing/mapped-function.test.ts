import { Template } from 'aws-cdk-lib/assertions';
import { Alias, EventSourceMapping, StartingPosition as Position } from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { StartingPosition } from '../../../lib/processing/starting-position';
import type { StreamProcessorProps } from '../../../lib/processing/stream-processor';
import { deploymentOf } from './deployment';
import { fixture } from './fixture';

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const OLDEST = StartingPosition.trimHorizon();
const NEWEST = StartingPosition.latest();
const EARLIER = StartingPosition.atTimestamp(new Date('2020-01-31T12:00:00.500Z'));
const LATER = StartingPosition.atTimestamp(new Date('2020-02-29T12:00:00Z'));
const [AT_EARLIER, AT_LATER] = ['At1580472000500', 'At1582977600000'];

function startingAt(startingPosition?: StartingPosition, props?: Partial<StreamProcessorProps>): Template {
  const { stack, process } = fixture();
  process({ startingPosition, ...props });
  return Template.fromStack(stack);
}

function throughConsumer(startingPosition: StartingPosition, id = 'Consumer'): Template {
  const { stack, stream, process } = fixture();
  process({ startingPosition, source: stream.addConsumer(id) });
  return Template.fromStack(stack);
}

/** As a construct does that knows nothing of what is deployed. */
function plainMapping(startingPosition: Position): Template {
  const { stack, stream, handler } = fixture();
  const { eventSourceArn } = stream;
  new EventSourceMapping(stack, 'Mapping', { target: handler, eventSourceArn, startingPosition });
  return Template.fromStack(stack);
}

describe('a changed starting position', () => {
  test.each([
    ['the oldest record', 'a time', OLDEST, EARLIER, '', AT_EARLIER],
    ['the oldest record', 'the newest', OLDEST, NEWEST, '', 'Latest'],
    ['a time', 'a later one', EARLIER, LATER, AT_EARLIER, AT_LATER],
    ['a time', 'the oldest record', EARLIER, OLDEST, AT_EARLIER, ''],
    ['the newest record', 'the oldest', NEWEST, OLDEST, 'Latest', ''],
    ['the newest record', 'a time', NEWEST, LATER, 'Latest', AT_LATER],
  ])('from %s to %s makes a mapping beside the old one, then deletes that', (_, __, before, after, old, next) => {
    const parts = (mark: string) => ['Alias', 'EventSourceMapping'].slice(mark === '' ? 1 : 0);
    expect(deploymentOf(startingAt(before), startingAt(after))).toEqual({
      created: parts(next).map((part) => `Processor${part}${next}`),
      replaced: [],
      deleted: parts(old).map((part) => `Processor${part}${old}`),
      conflicts: [],
    });
  });

  test('is deployed the same way through an enhanced fan-out consumer', () => {
    const { conflicts, created } = deploymentOf(throughConsumer(OLDEST), throughConsumer(LATER));
    expect(conflicts).toEqual([]);
    expect(created).toContain(`ProcessorEventSourceMapping${AT_LATER}`);
  });

  test('is deployed beside another consumer, whose mapping is another one to Lambda', () => {
    const { replaced, conflicts } = deploymentOf(throughConsumer(OLDEST), throughConsumer(OLDEST, 'Renamed'));
    expect([replaced, conflicts]).toEqual([['ProcessorEventSourceMapping'], []]);
  });

  test('could not be deployed without that', () => {
    const before = plainMapping(Position.TRIM_HORIZON);
    expect(deploymentOf(before, plainMapping(Position.LATEST))).toEqual({
      created: [],
      replaced: ['Mapping'],
      deleted: [],
      conflicts: ['Mapping'],
    });
  });

  test('is the only change of a processor that makes another mapping', () => {
    const props = { batchSize: 5, retryAttempts: 1, parallelizationFactor: 2, enabled: false };
    const nothing = { created: [], replaced: [], deleted: [], conflicts: [] };
    expect(deploymentOf(startingAt(LATER), startingAt(LATER, props))).toEqual(nothing);
    expect(deploymentOf(startingAt(), startingAt(OLDEST, props))).toEqual(nothing);
  });
});

describe('the function of a mapping', () => {
  test('is the function itself from the oldest record on, so that such a mapping stays what it was', () => {
    const template = startingAt();
    template.resourceCountIs('AWS::Lambda::Alias', 0);
    template.hasResourceProperties(MAPPING, { FunctionName: { Ref: 'Handler886CB40B' } });
  });

  test('is elsewhere an alias of its newest code, named after the processor and the position', () => {
    const { stack, process } = fixture();
    process({ startingPosition: EARLIER });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Alias', {
      FunctionName: { Ref: 'Handler886CB40B' },
      FunctionVersion: '$LATEST',
      Name: `Stack-Processor-66C2BB5E-${AT_EARLIER}`,
    });
    const [alias] = Object.keys(template.findResources('AWS::Lambda::Alias'));
    template.hasResourceProperties(MAPPING, { FunctionName: { Ref: alias } });
  });

  test('has a name that Lambda takes, however deep the processor stands', () => {
    const { process } = fixture(new Stack(new App(), 'S'.repeat(120)));
    const { node } = process({ startingPosition: EARLIER });
    const alias = node.tryFindChild(`Alias${AT_EARLIER}`) as unknown as { name: string };
    expect(alias.name).toMatch(/^(?!\d+$)[\w-]{1,128}$/);
    expect(alias.name).toHaveLength(100 + 1 + AT_EARLIER.length);
  });

  test('is a version or an alias as it was given', () => {
    const { stack, handler, process } = fixture();
    const given = new Alias(stack, 'Live', { aliasName: 'live', version: handler.currentVersion });
    process({ handler: given, startingPosition: EARLIER });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Lambda::Alias', 1);
    template.hasResourceProperties(MAPPING, { FunctionName: stack.resolve(given.functionName) });
  });
});
