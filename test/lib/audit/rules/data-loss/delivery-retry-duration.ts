import type { FailingTemplate } from '../fixture';
import { deliveryStream, ELSEWHERE, template, toRedshift, toS3 } from '../resources';

const property = 'RedshiftDestinationConfiguration.RetryOptions.DurationInSeconds';

function toHttp(DurationInSeconds: unknown) {
  return deliveryStream({ HttpEndpointDestinationConfiguration: { RetryOptions: { DurationInSeconds } } });
}

export const passing = [
  template({
    Default: toRedshift(),
    Hour: toRedshift({ RetryOptions: { DurationInSeconds: 3600 } }),
    Http: toHttp(1),
    Bucket: toS3(),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Short: toRedshift({ RetryOptions: { DurationInSeconds: 3599 } }),
      Http: toHttp(0),
      Open: toRedshift({ RetryOptions: { DurationInSeconds: ELSEWHERE } }),
    }),
    problems: {
      Short: [{ property, value: 3599 }],
      Http: [{ property: 'HttpEndpointDestinationConfiguration.RetryOptions.DurationInSeconds', value: 0 }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
