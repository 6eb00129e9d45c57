import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const domain = (Enabled: unknown) =>
  only('AWS::OpenSearchService::Domain', {
    LogPublishingOptions: { AUDIT_LOGS: { CloudWatchLogsLogGroupArn: 'arn', Enabled } },
  });
const property = 'LogPublishingOptions.AUDIT_LOGS.Enabled';

export const passing: Fixture['passing'] = [domain(true)];

export const failing: Fixture['failing'] = [
  found(only('AWS::OpenSearchService::Domain'), { property }),
  found(only('AWS::Elasticsearch::Domain', { LogPublishingOptions: { ES_APPLICATION_LOGS: { Enabled: true } } }), {
    property,
  }),
  found(domain(false), { property, value: false }),
  found(domain(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
