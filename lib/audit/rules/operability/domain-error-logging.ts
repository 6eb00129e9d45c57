import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';
import { ACCESS_LOGGING } from '../security/requirements';

export const domainErrorLogging: Rule = {
  id: 'domain-error-logging',
  title: 'A search domain does not log its errors',
  why: 'Why documents are refused, and why nodes run out of memory, stands in the error log only.',
  severity: 'medium',
  fix: 'Publish ES_APPLICATION_LOGS in LogPublishingOptions.',
  controls: {
    securityHub: ['Opensearch.4'],
    nist80053r5: ACCESS_LOGGING.nist80053r5,
    wellArchitected: ['REL06-BP01'],
  },
  concern: 'operability',
  types: ['AWS::Elasticsearch::Domain', 'AWS::OpenSearchService::Domain'],
  check: requires('LogPublishingOptions.ES_APPLICATION_LOGS.Enabled', isTrue),
};
