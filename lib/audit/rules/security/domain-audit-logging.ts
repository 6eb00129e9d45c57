import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';
import { ACCESS_LOGGING } from './requirements';

export const domainAuditLogging: Rule = {
  id: 'domain-audit-logging',
  title: 'A search domain does not log who reads and changes documents',
  why: 'After an incident nobody can tell who signed in, or which documents were read, changed or deleted.',
  severity: 'medium',
  fix: 'Publish AUDIT_LOGS in LogPublishingOptions, and turn them on in the security settings of the domain.',
  controls: { ...ACCESS_LOGGING, securityHub: ['Opensearch.5'] },
  concern: 'security',
  types: ['AWS::Elasticsearch::Domain', 'AWS::OpenSearchService::Domain'],
  check: requires('LogPublishingOptions.AUDIT_LOGS.Enabled', isTrue),
};
