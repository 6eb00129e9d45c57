import { requires } from '../../expectation';
import { isForEverybody } from '../../reading/callers';
import type { Rule } from '../../rule';
import { forbidsStatements } from './forbids-statements';
import { NO_PUBLIC_ACCESS } from './requirements';

const PUBLIC_ACLS: readonly unknown[] = ['AuthenticatedRead', 'PublicRead', 'PublicReadWrite'];

const forbidsPublicPolicy = forbidsStatements('PolicyDocument', isForEverybody);
const forbidsPublicAcl = requires('AccessControl', (acl) => !PUBLIC_ACLS.includes(acl), { absent: 'Private' });

export const bucketPublicAccess: Rule = {
  id: 'bucket-public-access',
  title: 'A bucket lets everybody in',
  why: 'Anybody can read the objects, or change them.',
  severity: 'critical',
  fix: 'Name accounts, roles or services in Principal, add a condition on aws:PrincipalOrgID, and set no public ACL.',
  controls: {
    ...NO_PUBLIC_ACCESS,
    securityHub: ['S3.2', 'S3.3'],
    pciDss: ['v3.2.1/1.2.1', 'v3.2.1/1.3.1', 'v3.2.1/1.3.2', 'v3.2.1/1.3.6', 'v3.2.1/7.2.1'],
  },
  concern: 'security',
  types: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
  check: (resource, template) =>
    resource.type === 'AWS::S3::Bucket'
      ? forbidsPublicAcl(resource, template)
      : forbidsPublicPolicy(resource, template),
};
