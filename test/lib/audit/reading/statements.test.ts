import { type Statement, statementsOf } from '../../../../lib/audit/reading/statements';

const EMPTY: Statement = {
  effect: 'Allow',
  principals: [],
  notPrincipals: [],
  actions: [],
  notActions: [],
  resources: [],
  notResources: [],
  conditions: [],
};

describe('statementsOf', () => {
  test('reads single items and lists alike', () => {
    const one = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
    const list = { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['*'] };
    const expected = [{ ...EMPTY, actions: ['s3:GetObject'], resources: ['*'] }];
    expect(statementsOf({ Statement: one })).toEqual(expected);
    expect(statementsOf({ Statement: [list] })).toEqual(expected);
  });

  test('writes references as a text', () => {
    const Resource = [
      { 'Fn::GetAtt': ['Lake', 'Arn'] },
      { 'Fn::Sub': '${Lake.Arn}/*' },
      { Ref: 'Topic' },
      { 'Fn::ImportValue': 'Other' },
    ];
    expect(statementsOf({ Statement: { Resource } })).toEqual([
      { ...EMPTY, resources: ['${Lake.Arn}', '${Lake.Arn}/*', '${Topic}', '${Fn::ImportValue}'] },
    ]);
  });

  test('reads principals of every kind', () => {
    const statements = statementsOf({
      Statement: [
        { Sid: 'All', Effect: 'Deny', Principal: '*' },
        { Principal: { AWS: [{ 'Fn::GetAtt': ['Role', 'Arn'] }, '111122223333'], Service: 'firehose.amazonaws.com' } },
        { NotPrincipal: { AWS: '*' }, NotAction: 'kms:*', NotResource: 'a' },
      ],
    });
    expect(statements).toEqual([
      { ...EMPTY, sid: 'All', effect: 'Deny', principals: [{ type: 'AWS', id: '*' }] },
      {
        ...EMPTY,
        principals: [
          { type: 'AWS', id: '${Role.Arn}' },
          { type: 'AWS', id: '111122223333' },
          { type: 'Service', id: 'firehose.amazonaws.com' },
        ],
      },
      { ...EMPTY, notPrincipals: [{ type: 'AWS', id: '*' }], notActions: ['kms:*'], notResources: ['a'] },
    ]);
  });

  test('reads each test of a condition', () => {
    const Condition = {
      StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 'kms:ViaService': ['a', 'b'] },
      Bool: { 'aws:SecureTransport': false },
    };
    expect(statementsOf({ Statement: { Condition } })[0]?.conditions).toEqual([
      { operator: 'StringEquals', key: 'aws:SourceAccount', values: ['${AWS::AccountId}'] },
      { operator: 'StringEquals', key: 'kms:ViaService', values: ['a', 'b'] },
      { operator: 'Bool', key: 'aws:SecureTransport', values: ['false'] },
    ]);
  });

  test('counts what any branch adds', () => {
    const branch = (...branches: unknown[]) => ({ 'Fn::If': ['IsProd', ...branches] });
    const statement = { Action: branch('a', ['b', 'c']), Resource: branch('d', { Ref: 'AWS::NoValue' }) };
    expect(statementsOf({ Statement: [branch(statement, { Ref: 'AWS::NoValue' })] })).toEqual([
      { ...EMPTY, actions: ['a', 'b', 'c'], resources: ['d'] },
    ]);
  });

  test('reads a document that is JSON, also with references in it', () => {
    const text = JSON.stringify({ Statement: { Action: 'a', Resource: '${Lake.Arn}' } });
    const expected = [{ ...EMPTY, actions: ['a'], resources: ['${Lake.Arn}'] }];
    expect(statementsOf(text)).toEqual(expected);
    expect(statementsOf({ 'Fn::Sub': text })).toEqual(expected);
  });

  test('reads nothing that is longer than any policy', () => {
    const document = { Statement: Array.from({ length: 4_000 }, () => ({ Action: 'kinesis:*', Resource: '*' })) };
    const { length } = JSON.stringify(document);
    expect(() => statementsOf(document)).toThrow(`a policy must be at most 131072 characters, got ${length}`);
    expect(() => statementsOf(JSON.stringify(document))).toThrow(
      `a policy must be at most 131072 characters, got ${length}`,
    );
  });

  test.each([undefined, null, 7, 'text', [], {}, { Statement: null }, { Statement: ['text', null] }])(
    'finds no statement in %j',
    (document) => {
      expect(statementsOf(document)).toEqual([]);
    },
  );
});
