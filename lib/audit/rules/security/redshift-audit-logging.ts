import { requires, requiresPresence } from '../../expectation';
import type { Rule } from '../../rule';
import { ACCESS_LOGGING } from './requirements';

const LOGS = ['connectionlog', 'userlog'];

const requiresExports = requires('LogExports', (value) => LOGS.every((log) => [value].flat().includes(log)));
const requiresLogging = requiresPresence('LoggingProperties');

export const redshiftAuditLogging: Rule = {
  id: 'redshift-audit-logging',
  title: 'A Redshift warehouse does not log who connects to it',
  why: 'After an incident nobody can tell who signed in, or which users were created and changed.',
  severity: 'medium',
  fix: 'List connectionlog and userlog in LogExports of the namespace; set LoggingProperties of a cluster.',
  controls: { ...ACCESS_LOGGING, securityHub: ['Redshift.4', 'RedshiftServerless.6'], hipaa: ['164.312(b)'] },
  concern: 'security',
  types: ['AWS::Redshift::Cluster', 'AWS::RedshiftServerless::Namespace'],
  check: (resource, template) =>
    resource.type === 'AWS::Redshift::Cluster'
      ? requiresLogging(resource, template)
      : requiresExports(resource, template),
};
