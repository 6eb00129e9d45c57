import { propertyOf } from '../../../../toolkit/estimate/model/model-resource';
import { resolveStacks } from '../../../../toolkit/estimate/model/resolve-stacks';
import type { Template } from '../../../../toolkit/sandbox/assembly/template';

const template = (Resources: Record<string, unknown>, rest: object = {}) => ({ Resources, ...rest }) as never;

describe('resolveStacks', () => {
  test('ends where imports double what they import', () => {
    const Outputs = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => {
        const before = { 'Fn::ImportValue': `Value${i - 1}` };
        const value = i === 0 ? 'start' : { 'Fn::Join': ['', [before, before]] };
        return [`Output${i}`, { Value: value, Export: { Name: `Value${i}` } }];
      }),
    );
    const Clicks = { Type: 'AWS::Kinesis::Stream', Properties: { Name: { 'Fn::ImportValue': 'Value59' } } };
    const { unreadable } = resolveStacks([{ stackName: 'Shop', template: { Outputs, Resources: { Clicks } } }]);
    expect(unreadable).toMatchObject([
      { logicalId: 'Clicks', reason: 'the functions of the templates make more than 64 MiB' },
    ]);
  });

  test('names what macros make resources of, and reads the others', () => {
    const template = { Resources: { 'Fn::Transform': { Name: 'Mine' }, Clicks: { Type: 'AWS::Kinesis::Stream' } } };
    const stack = { stackName: 'Shop', template: template as unknown as Template };
    const { model, unreadable } = resolveStacks([stack]);
    expect(model.resources.map(({ logicalId }) => logicalId)).toEqual(['Clicks']);
    expect(unreadable).toEqual([
      {
        stackName: 'Shop',
        logicalId: 'Fn::Transform',
        type: 'Fn::Transform',
        reason: 'what it makes is not in the template',
      },
    ]);
  });

  test('reads on where outputs are none', () => {
    const template = { Outputs: { Odd: null }, Resources: { Clicks: { Type: 'AWS::Kinesis::Stream' } } };
    const stack = { stackName: 'Shop', template: template as unknown as Template };
    expect(resolveStacks([stack]).model.resources).toHaveLength(1);
  });

  test('follows references between resources of several stacks', () => {
    const data = template(
      { Stream: { Type: 'AWS::Kinesis::Stream' } },
      { Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Stream', 'Arn'] }, Export: { Name: 'StreamArn' } } } },
    );
    const readers = template({
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { EventSourceArn: { 'Fn::ImportValue': 'StreamArn' }, StartingPosition: 'LATEST' },
      },
    });
    const { model } = resolveStacks([
      { stackName: 'Data', template: data },
      { stackName: 'Readers', template: readers },
    ]);
    const [mapping] = model.ofType('AWS::Lambda::EventSourceMapping');
    const source = mapping && propertyOf(mapping, 'EventSourceArn');
    expect(model.mentionedIn(source, 'AWS::Kinesis::Stream').map(({ id }) => id)).toEqual(['Data/Stream']);
  });

  test('takes parameters by their defaults, and leaves out what a condition does', () => {
    const { model } = resolveStacks([
      {
        stackName: 'Shop',
        template: template(
          {
            Kept: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: { Ref: 'Shards' } } },
            Left: { Type: 'AWS::Kinesis::Stream', Condition: 'Never' },
          },
          {
            Parameters: { Shards: { Type: 'Number', Default: 3 } },
            Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
          },
        ),
      },
    ]);
    expect(model.resources.map(({ logicalId, properties }) => [logicalId, properties])).toEqual([
      ['Kept', { ShardCount: 3 }],
    ]);
  });

  test('names a resource that cannot be resolved, and reads the others', () => {
    const { model, unreadable } = resolveStacks([
      {
        stackName: 'Shop',
        template: template({
          Odd: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: { 'Fn::Cidr': [] } } },
          Stream: { Type: 'AWS::Kinesis::Stream' },
        }),
      },
    ]);
    expect(unreadable).toMatchObject([{ logicalId: 'Odd', type: 'AWS::EC2::Subnet', reason: expect.any(String) }]);
    expect(model.resources.map(({ logicalId }) => logicalId)).toEqual(['Stream']);
  });

  test('adds a stream of another stack once, however many read it', () => {
    const arn = 'arn:aws:kinesis:us-east-1:111111111111:stream/Log';
    const { model } = resolveStacks([
      {
        stackName: 'Shop',
        template: template({
          Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: arn } },
          Queue: {
            Type: 'AWS::Lambda::EventSourceMapping',
            Properties: { EventSourceArn: 'arn:aws:sqs:us-east-1:111111111111:jobs' },
          },
          Delivery: {
            Type: 'AWS::KinesisFirehose::DeliveryStream',
            Properties: { KinesisStreamSourceConfiguration: { KinesisStreamARN: arn } },
          },
        }),
      },
    ]);
    expect(model.ofType('External::Stream').map(({ id }) => id)).toEqual([arn]);
  });
});
