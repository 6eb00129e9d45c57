import { resourceLines } from '../../../toolkit/audit/resource-lines';

describe('resourceLines', () => {
  test.each([
    [
      'JSON, and not keys of the same name elsewhere',
      '{\n"Metadata": {"Resources": {"A": 1}},\n"Description": "Resources",\n"Resources": {\n"A": {"Type": "{[", "Properties": {"B": {}}},\n\n"B"\n: {}\n},\n"Outputs": {"A": {}}}',
      { A: 5, B: 7 },
    ],
    ['JSON in one line', '{"Resources":{"A":{},"B":{}}}', { A: 1, B: 1 }],
    ['what get-template prints', '{\n"TemplateBody": {\n"Resources": {\n"A": {}}}}', { A: 4 }],
    ['YAML', 'Description: x\nResources:\n  A:\n    Type: y\n  B: !Ref A\nOutputs:\n  C: 1\n', { A: 3, B: 5 }],
    ['YAML without resources', 'Description: x\n', {}],
  ])('reads %s', (_, text, lines) => {
    expect(Object.fromEntries(resourceLines(text))).toEqual(lines);
  });
});
