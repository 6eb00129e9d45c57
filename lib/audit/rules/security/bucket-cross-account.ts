import { matchesAction } from '../../reading/actions';
import type { Principal, Statement } from '../../reading/statements';
import type { Rule } from '../../rule';
import { forbidsStatements } from './forbids-statements';

const PROTECTION = [
  ...['s3:DeleteBucketPolicy', 's3:PutBucketAcl', 's3:PutBucketPolicy', 's3:PutEncryptionConfiguration'],
  's3:PutObjectAcl',
];

/** The own account of a stack that may be deployed anywhere is `${AWS::AccountId}`. */
const NAMED_ACCOUNT = /^(arn:(aws[a-z-]*|\$\{AWS::Partition\}):(iam|sts)::)?\d{12}(:|$)/;

export const bucketCrossAccount: Rule = {
  id: 'bucket-cross-account',
  title: 'The policy of a bucket lets another account change how the bucket is protected',
  why: 'The other account can open the objects to anybody, turn off their encryption, or shut out their owner.',
  severity: 'high',
  fix: 'Leave policies, ACLs and encryption to the account of the bucket: list the actions on objects that the other account needs.',
  controls: { securityHub: ['S3.6'], nist80053r5: ['CA-9(1)', 'CM-2'], wellArchitected: ['SEC03-BP07'] },
  concern: 'security',
  types: ['AWS::S3::BucketPolicy'],
  check: forbidsStatements('PolicyDocument', handsOverProtection),
};

function handsOverProtection({ principals, actions }: Statement): boolean {
  return principals.some(isNamedAccount) && actions.some(changesProtection);
}

function isNamedAccount({ type, id }: Principal): boolean {
  return type === 'AWS' && NAMED_ACCOUNT.test(id);
}

function changesProtection(action: string): boolean {
  return PROTECTION.some((protecting) => matchesAction(action, protecting));
}
