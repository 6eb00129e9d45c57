import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { atWorst } from '../../../../lib/audit/reading/at-worst';
import { statementsOf } from '../../../../lib/audit/reading/statements';

const TEMPLATE = new AuditedTemplate({
  Parameters: { Open: { Type: 'String' } },
  Resources: { Role: { Type: 'AWS::IAM::Role' } },
});

test.each([
  ['${Open}', '*'],
  ['${Role}', '${Role}'],
  ['${Role.Arn}', '${Role.Arn}'],
  ['${AWS::AccountId}', '${AWS::AccountId}'],
  ['${Fn::ImportValue}', '${Fn::ImportValue}'],
  ['arn:aws:iam::${Open}:root', 'arn:aws:iam::${Open}:root'],
])('a principal or an action of %s is %s at worst', (text, expected) => {
  const [statement] = statementsOf({ Statement: { Principal: { AWS: text }, Action: text, Resource: text } });
  if (statement === undefined) throw new Error('no statement');
  expect(atWorst(statement, TEMPLATE)).toMatchObject({
    principals: [{ type: 'AWS', id: expected }],
    actions: [expected],
    resources: [text],
  });
});
