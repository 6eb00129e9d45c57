import { requires } from '../../expectation';
import type { Rule } from '../../rule';

export const bucketVersioning: Rule = {
  id: 'bucket-versioning',
  title: 'A bucket does not keep what is overwritten or deleted',
  why: 'One wrong job or one wrong command, and the objects are gone: nothing brings them back.',
  severity: 'low',
  fix: 'Set Status of VersioningConfiguration to Enabled, with a lifecycle rule that expires noncurrent versions.',
  controls: {
    securityHub: ['S3.14'],
    nist80053r5: [...['AU-9(2)', 'CP-6', 'CP-6(1)', 'CP-6(2)', 'CP-9', 'CP-10', 'SC-5(2)', 'SI-12', 'SI-13(5)']],
    wellArchitected: ['REL09-BP01'],
  },
  concern: 'data-loss',
  types: ['AWS::S3::Bucket'],
  check: requires('VersioningConfiguration.Status', (status) => status === 'Enabled'),
};
