import { propertyOf } from '../../../../toolkit/estimate/model/model-resource';
import { resolveStacks } from '../../../../toolkit/estimate/model/resolve-stacks';

const template = (Resources: Record<string, unknown>, rest: object = {}) => ({ Resources, ...rest }) as never;

describe('resolveStacks', () => {
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
