import { requires } from '../../expectation';
import { isFalse } from '../../reading/booleans';
import type { Rule } from '../../rule';
import { NO_PUBLIC_ACCESS } from './requirements';

export const redshiftPublicAccess: Rule = {
  id: 'redshift-public-access',
  title: 'A Redshift warehouse is publicly accessible',
  why: 'It has an address on the internet: one wrong rule of a security group, and only a password stands before the data.',
  severity: 'high',
  fix: 'Set PubliclyAccessible to false and load from S3 or straight from the stream. Data Firehose can only deliver to a public warehouse: then admit its address range alone.',
  controls: { ...NO_PUBLIC_ACCESS, securityHub: ['Redshift.1', 'RedshiftServerless.3'] },
  concern: 'security',
  types: ['AWS::Redshift::Cluster', 'AWS::RedshiftServerless::Workgroup'],
  check: requires('PubliclyAccessible', isFalse, { absent: false }),
};
