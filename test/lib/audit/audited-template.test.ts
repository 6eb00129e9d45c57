import { AuditedTemplate } from '../../../lib/audit/audited-template';

const STREAM = { Type: 'AWS::Kinesis::Stream' };

describe('AuditedTemplate', () => {
  test('finds resources by type and by logical id', () => {
    const template = new AuditedTemplate({
      Resources: { Clicks: STREAM, Views: STREAM, Topic: { Type: 'AWS::SNS::Topic' } },
    });
    expect(template.ofType('AWS::Kinesis::Stream').map(({ logicalId }) => logicalId)).toEqual(['Clicks', 'Views']);
    expect(template.ofType('AWS::SNS::Topic', 'AWS::Kinesis::Stream')).toHaveLength(3);
    expect(template.resource('Topic')?.type).toBe('AWS::SNS::Topic');
    expect(template.resource('constructor')).toBeUndefined();
  });

  test('leaves out what is not a resource', () => {
    const Resources = { Clicks: STREAM, None: null, Typeless: {} } as never;
    expect(new AuditedTemplate({ Resources }).resources.map(({ logicalId }) => logicalId)).toEqual(['Clicks']);
    expect(new AuditedTemplate({}).resources).toEqual([]);
  });

  test('has one resource in place of those of a loop', () => {
    const Resources = { Clicks: STREAM, 'Fn::ForEach::Streams': ['Name', [], {}] } as never;
    const [loop] = new AuditedTemplate({ Resources }).ofType('Fn::Transform');
    expect([loop?.logicalId, loop?.values('Names.*')]).toEqual([
      'Fn::ForEach::Streams',
      [{ kind: 'known', value: 'Fn::ForEach::Streams' }],
    ]);
  });

  test.each([
    ['Ref', { Ref: 'Clicks' }],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Clicks', 'Arn'] }],
    ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Clicks.Arn' }],
    ['Fn::Sub', { 'Fn::Sub': 'arn:${AWS::Partition}:${Clicks.Arn}' }],
    ['Fn::Sub with values', { 'Fn::Sub': ['${Name}', { Name: { Ref: 'Clicks' } }] }],
    ['Fn::Join', [{ 'Fn::Join': ['/', ['a', { Ref: 'Clicks' }]] }]],
    ['a branch', { 'Fn::If': ['IsProd', { Ref: 'Clicks' }, { Ref: 'AWS::NoValue' }] }],
  ])('finds the resources which refer to one by %s', (_, EventSourceArn) => {
    const template = new AuditedTemplate({
      Resources: {
        Clicks: STREAM,
        Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn } },
        Other: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'Clicks' } },
      },
    });
    const [stream] = template.ofType('AWS::Kinesis::Stream');
    if (stream === undefined) throw new Error('no stream');
    expect(template.referring(stream).map(({ logicalId }) => logicalId)).toEqual(['Mapping']);
    expect(template.referring(stream, 'AWS::Lambda::EventSourceMapping')).toHaveLength(1);
    expect(template.referring(stream, 'AWS::SNS::Topic')).toEqual([]);
  });

  test('names that Fn::Sub gives values to refer to nothing', () => {
    const template = new AuditedTemplate({
      Resources: {
        Clicks: STREAM,
        Topic: {
          Type: 'AWS::SNS::Topic',
          Properties: { TopicName: { 'Fn::Sub': ['${Clicks}${!Clicks}', { Clicks: 'a' }] } },
        },
      },
    });
    expect(template.resources.flatMap((resource) => template.referring(resource))).toEqual([]);
  });

  test('finds the resource that a property refers to', () => {
    const template = new AuditedTemplate({
      Resources: {
        Clicks: STREAM,
        Mapping: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: { 'Fn::If': ['IsProd', { 'Fn::GetAtt': ['Clicks', 'Arn'] }, 'arn:aws:kinesis:::stream/a'] },
            FunctionName: { Ref: 'Gone' },
          },
        },
      },
    });
    const [mapping] = template.ofType('AWS::Lambda::EventSourceMapping');
    if (mapping === undefined) throw new Error('no mapping');
    expect(template.referred(mapping, 'EventSourceArn')?.logicalId).toBe('Clicks');
    expect(template.referred(mapping, 'FunctionName')).toBeUndefined();
    expect(template.referred(mapping, 'BatchSize')).toBeUndefined();
  });
});
