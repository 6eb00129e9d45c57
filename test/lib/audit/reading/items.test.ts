import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { itemPaths } from '../../../../lib/audit/reading/items';

test('items keep their places where one before them is left out', () => {
  const Never = { 'Fn::Equals': ['a', 'b'] };
  const Tags = [{ 'Fn::If': ['Never', { Key: 'a' }, { Ref: 'AWS::NoValue' }] }, { Key: 'b' }];
  const Resources = { Tagged: { Type: 'AWS::Kinesis::Stream', Properties: { Tags } } };
  const [stream] = new AuditedTemplate({ Conditions: { Never }, Resources }).resources;

  const paths = stream === undefined ? [] : itemPaths(stream, 'Tags');
  expect(paths).toEqual(['Tags.0', 'Tags.1']);
  expect(paths.map((path) => stream?.values(`${path}.Key`))).toEqual([
    [{ kind: 'absent' }],
    [{ kind: 'known', value: 'b' }],
  ]);
});
