import { requires } from '../../expectation';
import type { Rule } from '../../rule';

const OWNER = 'BucketOwnerEnforced';

export const bucketAcls: Rule = {
  id: 'bucket-acls',
  title: 'A bucket obeys access control lists',
  why: 'Whoever writes an object may own it and say who reads it, whatever the policy of the bucket says.',
  severity: 'medium',
  fix: 'Set ObjectOwnership to BucketOwnerEnforced, or leave OwnershipControls out: S3 turns ACLs off in new buckets.',
  controls: {
    securityHub: ['S3.12'],
    nist80053r5: ['AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-6'],
    wellArchitected: ['SEC03-BP07'],
  },
  concern: 'security',
  types: ['AWS::S3::Bucket'],
  check: requires('OwnershipControls.Rules.*.ObjectOwnership', (owner) => owner === OWNER, { absent: OWNER }),
};
