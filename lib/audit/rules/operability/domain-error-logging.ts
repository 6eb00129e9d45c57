import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';

export const domainErrorLogging: Rule = {
  id: 'domain-error-logging',
  title: 'A search domain does not log its errors',
  why: 'Why documents are refused, and why nodes run out of memory, stands in the error log only.',
  severity: 'medium',
  fix: 'Publish ES_APPLICATION_LOGS in LogPublishingOptions.',
  controls: {
    securityHub: ['Opensearch.4'],
    nist80053r5: [
      ...['AC-2(4)', 'AC-4(26)', 'AC-6(9)', 'AU-2', 'AU-3', 'AU-6(3)', 'AU-6(4)', 'AU-10', 'AU-12', 'CA-7', 'SC-7(9)'],
      ...['SI-3(8)', 'SI-4(20)', 'SI-7(8)'],
    ],
    wellArchitected: ['REL06-BP01'],
  },
  concern: 'operability',
  types: ['AWS::Elasticsearch::Domain', 'AWS::OpenSearchService::Domain'],
  check: requires('LogPublishingOptions.ES_APPLICATION_LOGS.Enabled', isTrue),
};
