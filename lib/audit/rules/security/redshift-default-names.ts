import { requires } from '../../expectation';
import type { Rule } from '../../rule';

const DEFAULTS = ['admin', 'awsuser', 'dev'];
const OF_SNAPSHOT = 'SnapshotIdentifier';

const CHECKS: Readonly<Record<string, readonly Rule['check'][]>> = {
  'AWS::Redshift::Cluster': [requiresOwn('MasterUsername', 'awsuser'), requiresOwn('DBName', 'dev')],
  'AWS::RedshiftServerless::Namespace': [requiresOwn('AdminUsername', 'admin'), requiresOwn('DbName', 'dev')],
};

export const redshiftDefaultNames: Rule = {
  id: 'redshift-default-names',
  title: 'The administrator or the database of a Redshift warehouse has the name that everybody knows',
  why: 'Who tries to get in has half of what it takes: the password alone is left to guess.',
  severity: 'low',
  fix: 'Give the administrator and the database names of their own when the warehouse is created: neither changes later.',
  controls: {
    securityHub: ['Redshift.8', 'Redshift.9', 'RedshiftServerless.5', 'RedshiftServerless.7'],
    nist80053r5: ['CA-9(1)', 'CM-2'],
    wellArchitected: ['SEC02-BP01'],
  },
  concern: 'security',
  types: Object.keys(CHECKS),
  check: (warehouse, template) =>
    warehouse.has(OF_SNAPSHOT) ? [] : (CHECKS[warehouse.type] ?? []).flatMap((check) => check(warehouse, template)),
};

function requiresOwn(property: string, absent: string): Rule['check'] {
  return requires(property, (name) => !DEFAULTS.includes(String(name).toLowerCase()), { absent });
}
