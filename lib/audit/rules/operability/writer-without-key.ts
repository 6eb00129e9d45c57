import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { statementsAllowing } from '../../reading/allowing-statements';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import { identityPolicyPaths } from '../../reading/policies';
import { policiesOfRole } from '../../reading/role-policies';
import type { Statement } from '../../reading/statements';
import type { Rule } from '../../rule';

const KEY_USE = 'kms:GenerateDataKey';
const PUTS = ['firehose:PutRecord', 'firehose:PutRecordBatch', 'kinesis:PutRecord', 'kinesis:PutRecords'];
const EVERYTHING = '*';

/** By what takes records: where its key is named. */
const KEYS: Readonly<Record<string, string>> = {
  'AWS::Kinesis::Stream': 'StreamEncryption.KeyId',
  [DELIVERY_STREAM]: 'DeliveryStreamEncryptionConfigurationInput.KeyARN',
};

/** What a policy allows to put to, and which keys to use. */
interface Grants {
  readonly targets: readonly AuditedResource[];
  readonly keys: ReadonlySet<string>;
}

const GRANTS = new WeakMap<AuditedResource, Grants>();
const USERS = new WeakMap<AuditedResource, ReadonlySet<string>>();

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
    const grants = (policiesOfRole(role, template) ?? []).map((policy) => grantsOf(policy, template));
    const targets = new Set(grants.flatMap((grant) => grant.targets));
    const denied = [...targets].filter((target) => lacksKey(role, target, grants, template));
    return denied.map(({ logicalId }) => ({ message: `it puts records to ${logicalId}` }));
  },
};

function lacksKey(
  role: AuditedResource,
  target: AuditedResource,
  grants: readonly Grants[],
  template: AuditedTemplate,
): boolean {
  const key = template.referred(target, KEYS[target.type] ?? '');
  if (key?.type !== 'AWS::KMS::Key') return false;
  const users = usersOf(key);
  const isAdmitted = users.has(EVERYTHING) || users.has(arnOf(role));
  return !isAdmitted && !grants.some(({ keys }) => keys.has(EVERYTHING) || keys.has(arnOf(key)));
}

function grantsOf(policy: AuditedResource, template: AuditedTemplate): Grants {
  const known = GRANTS.get(policy);
  if (known !== undefined) return known;
  const paths = identityPolicyPaths(policy);
  const resources = (actions: readonly string[]) =>
    new Set(paths.flatMap((path) => statementsAllowing(actions, policy, path)).flatMap(resourcesOf));
  const targets = [...resources(PUTS)].flatMap((arn) => targetOf(arn, template));
  const grants = { targets, keys: resources([KEY_USE]) };
  GRANTS.set(policy, grants);
  return grants;
}

/** Whom the policy of a key lets use it. */
function usersOf(key: AuditedResource): ReadonlySet<string> {
  const known = USERS.get(key);
  if (known !== undefined) return known;
  const principals = statementsAllowing([KEY_USE], key, 'KeyPolicy').flatMap((statement) => statement.principals);
  const users = new Set(principals.map(({ id }) => id));
  USERS.set(key, users);
  return users;
}

/** What is all but a few resources may cover any. */
function resourcesOf({ resources, notResources }: Statement): readonly string[] {
  return notResources.length > 0 ? [EVERYTHING] : resources;
}

/** As policies name a resource. */
function arnOf({ logicalId }: AuditedResource): string {
  return `\${${logicalId}.Arn}`;
}

function targetOf(arn: string, template: AuditedTemplate): readonly AuditedResource[] {
  const [, logicalId = ''] = /^\$\{([^.}]+)\.Arn\}$/.exec(arn) ?? [];
  const target = template.resource(logicalId);
  return target !== undefined && Object.hasOwn(KEYS, target.type) ? [target] : [];
}
