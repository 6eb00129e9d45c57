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

/** An ARN as a whole, or put together with the name or the id of its resource at the end. */
const ARN = /^\$\{([^{}.]+)\.Arn\}$|\/\$\{([^{}.:]+)\}$/;

/** By what takes records: where its key is named. */
const KEYS: Readonly<Record<string, string>> = {
  'AWS::Kinesis::Stream': 'StreamEncryption.KeyId',
  [DELIVERY_STREAM]: 'DeliveryStreamEncryptionConfigurationInput.KeyARN',
};

/** What a policy allows to put to, and which keys to use: their logical ids, or everything. */
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
  const covers = (ids: ReadonlySet<string>, { logicalId }: AuditedResource) =>
    ids.has(EVERYTHING) || ids.has(logicalId);
  return !covers(usersOf(key), role) && !grants.some(({ keys }) => covers(keys, key));
}

function grantsOf(policy: AuditedResource, template: AuditedTemplate): Grants {
  const known = GRANTS.get(policy);
  if (known !== undefined) return known;
  const paths = identityPolicyPaths(policy);
  const resources = (actions: readonly string[]) =>
    idsIn(paths.flatMap((path) => statementsAllowing(actions, policy, path)).flatMap(resourcesOf));
  const targets = [...resources(PUTS)].flatMap((id) => template.resource(id) ?? []);
  const grants = { targets: targets.filter(({ type }) => Object.hasOwn(KEYS, type)), keys: resources([KEY_USE]) };
  GRANTS.set(policy, grants);
  return grants;
}

/** Whom the policy of a key lets use it. */
function usersOf(key: AuditedResource): ReadonlySet<string> {
  const known = USERS.get(key);
  if (known !== undefined) return known;
  const principals = statementsAllowing([KEY_USE], key, 'KeyPolicy').flatMap((statement) => statement.principals);
  const users = idsIn(principals.map(({ id }) => id));
  USERS.set(key, users);
  return users;
}

/** What is all but a few resources may cover any. */
function resourcesOf({ resources, notResources }: Statement): readonly string[] {
  return notResources.length > 0 ? [EVERYTHING] : resources;
}

/** The logical ids of the resources that are named; a wildcard over keys stands for everything. */
function idsIn(arns: readonly string[]): ReadonlySet<string> {
  return new Set(arns.flatMap((arn) => (coversKeys(arn) ? EVERYTHING : (idIn(arn) ?? []))));
}

function coversKeys(arn: string): boolean {
  return arn === EVERYTHING || (arn.includes(':kms:') && arn.includes('*'));
}

function idIn(arn: string): string | undefined {
  const [, whole, end] = ARN.exec(arn) ?? [];
  return whole ?? end;
}
