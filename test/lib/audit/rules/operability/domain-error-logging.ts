import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const domain = (Enabled: unknown) =>
  only('AWS::OpenSearchService::Domain', {
    LogPublishingOptions: { ES_APPLICATION_LOGS: { CloudWatchLogsLogGroupArn: 'arn', Enabled } },
  });
const property = 'LogPublishingOptions.ES_APPLICATION_LOGS.Enabled';

export const passing: Fixture['passing'] = [domain(true)];

export const failing: Fixture['failing'] = [
  found(only('AWS::Elasticsearch::Domain'), { property }),
  found(domain(false), { property, value: false }),
  found(domain(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
