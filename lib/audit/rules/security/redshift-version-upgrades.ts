import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';

export const redshiftVersionUpgrades: Rule = {
  id: 'redshift-version-upgrades',
  title: 'A Redshift cluster is not upgraded to new versions',
  why: 'Vulnerabilities and faults that Redshift has mended stay open until somebody upgrades it by hand.',
  severity: 'medium',
  fix: 'Set AllowVersionUpgrade to true, or leave it out: upgrades then take place in the maintenance window.',
  controls: {
    securityHub: ['Redshift.6'],
    nist80053r5: ['SI-2', 'SI-2(2)', 'SI-2(4)', 'SI-2(5)'],
    wellArchitected: ['SEC06-BP01'],
  },
  concern: 'security',
  types: ['AWS::Redshift::Cluster'],
  check: requires('AllowVersionUpgrade', isTrue, { absent: true }),
};
