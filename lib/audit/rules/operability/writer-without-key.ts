import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { expressionOf } from '../../expressions/value';
import { matchesAction } from '../../reading/actions';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import { isEverybody } from '../../reading/principals';
import { allowedToRole } from '../../reading/role-statements';
import { type Statement, statementsOf } from '../../reading/statements';
import type { Rule } from '../../rule';

const KEY_USE = 'kms:GenerateDataKey';

/** By type: how records are put there, and where the key is named. */
const TARGETS: Readonly<Record<string, { readonly actions: readonly string[]; readonly key: string }>> = {
  'AWS::Kinesis::Stream': { actions: ['kinesis:PutRecord', 'kinesis:PutRecords'], key: 'StreamEncryption.KeyId' },
  [DELIVERY_STREAM]: {
    actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
    key: 'DeliveryStreamEncryptionConfigurationInput.KeyARN',
  },
};

export const writerWithoutKey: Rule = {
  id: 'writer-without-key',
  title: 'A role may put records where it may not use the key that encrypts them',
  why: 'Each put is denied, and nothing that the producer is given to write to ever gets a record.',
  severity: 'high',
  fix: 'Allow the role kms:GenerateDataKey on the key too, and kms:Decrypt for Data Firehose, with a condition on kms:ViaService.',
  controls: {},
  concern: 'operability',
  types: ['AWS::IAM::Role'],
  check: (role, template) => {
    const allowed = allowedToRole(role, template) ?? [];
    const written = template.ofType(...Object.keys(TARGETS)).filter((target) => puts(allowed, target));
    const denied = written.filter((target) => lacksKey(role, target, allowed, template));
    return denied.map(({ logicalId }) => ({ message: `it puts records to ${logicalId}` }));
  },
};

function puts(allowed: readonly Statement[], target: AuditedResource): boolean {
  const actions = TARGETS[target.type]?.actions ?? [];
  const named = allowed.filter(({ resources }) => resources.includes(arnOf(target)));
  return actions.some((action) => named.some((statement) => covers(statement, action)));
}

function lacksKey(
  role: AuditedResource,
  target: AuditedResource,
  allowed: readonly Statement[],
  template: AuditedTemplate,
): boolean {
  const key = template.referred(target, TARGETS[target.type]?.key ?? '');
  if (key?.type !== 'AWS::KMS::Key') return false;
  const byRole = allowed.filter(({ resources }) => resources.some((arn) => arn === '*' || arn === arnOf(key)));
  return ![...byRole, ...allowedByKey(key, role)].some((statement) => covers(statement, KEY_USE));
}

function allowedByKey(key: AuditedResource, role: AuditedResource): readonly Statement[] {
  const statements = key.values('KeyPolicy').flatMap((policy) => statementsOf(expressionOf(policy)));
  const isForRole = ({ principals }: Statement) =>
    principals.some((principal) => isEverybody(principal) || principal.id === arnOf(role));
  return statements.filter((statement) => statement.effect === 'Allow' && isForRole(statement));
}

/** What is all but a few actions may cover any. */
function covers({ actions, notActions }: Statement, action: string): boolean {
  return notActions.length > 0 || actions.some((pattern) => matchesAction(pattern, action));
}

/** As policies name it. */
function arnOf({ logicalId }: AuditedResource): string {
  return `\${${logicalId}.Arn}`;
}
