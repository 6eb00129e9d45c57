import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, template, toRedshift, toS3 } from '../resources';

const property = 'ExtendedS3DestinationConfiguration.CloudWatchLoggingOptions.Enabled';

function logging(Enabled: unknown) {
  return toS3({ CloudWatchLoggingOptions: { Enabled } });
}

export const passing = [template({ On: logging(true), AsText: logging('true') })];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Default: toS3({ BucketARN: 'arn:aws:s3:::lake' }),
      Off: logging(false),
      Warehouse: toRedshift({ RoleARN: 'arn:aws:iam::111122223333:role/delivery' }),
      Open: logging(ELSEWHERE),
    }),
    problems: {
      Default: [{ property }],
      Off: [{ property, value: false }],
      Warehouse: [{ property: 'RedshiftDestinationConfiguration.CloudWatchLoggingOptions.Enabled' }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
