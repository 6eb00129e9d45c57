import { requires } from '../../expectation';
import { isAtLeast } from '../../reading/numbers';
import type { Rule } from '../../rule';

const DEFAULT_DAYS = 1;
const DAYS = 7;

export const redshiftSnapshots: Rule = {
  id: 'redshift-snapshots',
  title: 'A Redshift cluster keeps its automated snapshots for less than 7 days',
  why: 'Rows that were deleted or spoiled before a weekend cannot be restored after it.',
  severity: 'medium',
  fix: 'Set AutomatedSnapshotRetentionPeriod to 7 or more.',
  controls: {
    securityHub: ['Redshift.3'],
    nist80053r5: ['CP-6', 'CP-6(1)', 'CP-6(2)', 'CP-9', 'CP-10', 'SC-5(2)', 'SC-7(10)', 'SI-12', 'SI-13(5)'],
    wellArchitected: ['REL09-BP03'],
  },
  concern: 'data-loss',
  types: ['AWS::Redshift::Cluster'],
  check: requires('AutomatedSnapshotRetentionPeriod', isAtLeast(DAYS), { absent: DEFAULT_DAYS }),
};
