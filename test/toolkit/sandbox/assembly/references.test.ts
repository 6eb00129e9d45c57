import { creationOrder, dependencies } from '../../../../toolkit/sandbox/assembly/references';

describe('dependencies', () => {
  test('finds references in functions, texts and DependsOn', () => {
    const found = dependencies({
      Type: 'AWS::X',
      DependsOn: ['Policy'],
      Properties: {
        a: { Ref: 'Key' },
        b: [{ 'Fn::GetAtt': ['Role', 'Arn'] }, { 'Fn::GetAtt': 'Bucket.Arn' }],
        c: { 'Fn::Sub': ['${Stream.Arn}-${Own}', { Own: { Ref: 'Topic' } }] },
      },
    });
    expect([...found].sort()).toEqual(['Bucket', 'Key', 'Own', 'Policy', 'Role', 'Stream', 'Topic']);
  });
});

describe('creationOrder', () => {
  test('puts each resource after those it refers to', () => {
    const order = creationOrder({
      Consumer: { Type: 'C', Properties: { StreamARN: { 'Fn::GetAtt': ['Stream', 'Arn'] } } },
      Stream: { Type: 'S', Properties: { Key: { Ref: 'Key' } }, DependsOn: 'Policy' },
      Key: { Type: 'K' },
      Policy: { Type: 'P' },
    });
    expect(order).toEqual(['Key', 'Policy', 'Stream', 'Consumer']);
  });

  test('names the resources of a cycle', () => {
    const resources = {
      A: { Type: 'T', Properties: { x: { Ref: 'B' } } },
      B: { Type: 'T', Properties: { x: { Ref: 'A' } } },
      C: { Type: 'T' },
    };
    expect(() => creationOrder(resources)).toThrow(new Error('resources depend on one another: A, B'));
  });

  test('names a resource that refers to itself', () => {
    const resources = { A: { Type: 'T', Properties: { x: { 'Fn::GetAtt': ['A', 'Arn'] } } }, B: { Type: 'T' } };
    expect(() => creationOrder(resources)).toThrow(new Error('resources depend on one another: A'));
  });
});
