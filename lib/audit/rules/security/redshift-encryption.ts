import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';
import { ENCRYPTION_AT_REST } from './requirements';

export const redshiftEncryption: Rule = {
  id: 'redshift-encryption',
  title: 'A Redshift cluster turns off encryption at rest',
  why: 'Blocks of data, system metadata and snapshots lie in storage in plain text.',
  severity: 'medium',
  fix: 'Set Encrypted to true, or leave it out: Redshift encrypts new clusters.',
  controls: {
    ...ENCRYPTION_AT_REST,
    securityHub: ['Redshift.10'],
    nist80053r5: ['CA-9(1)', 'CM-3(6)', 'SC-13', 'SC-28', 'SC-28(1)', 'SI-7(6)'],
  },
  concern: 'security',
  types: ['AWS::Redshift::Cluster'],
  check: requires('Encrypted', isTrue, { absent: true }),
};
