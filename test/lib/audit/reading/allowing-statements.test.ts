import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { statementsAllowing } from '../../../../lib/audit/reading/allowing-statements';
import { template } from '../rules/resources';

test.each([
  [{ Effect: 'Allow', Action: 'kms:GenerateDataKey*' }, true],
  [{ Effect: 'Allow', Action: ['kms:Decrypt', 'kms:generatedatakey'] }, true],
  [{ Action: '*' }, true],
  [{ Effect: 'Allow', NotAction: 'iam:*' }, true],
  [{ Effect: 'Allow', Action: 'kms:Decrypt' }, false],
  [{ Effect: 'Deny', Action: 'kms:GenerateDataKey' }, false],
])('%j allows to make a data key: %s', (statement, allows) => {
  const Key = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [statement] } } };
  const key = new AuditedTemplate(template({ Key })).resource('Key');
  expect(key && statementsAllowing(['kms:Encrypt', 'kms:GenerateDataKey'], key, 'KeyPolicy')).toHaveLength(
    Number(allows),
  );
});
