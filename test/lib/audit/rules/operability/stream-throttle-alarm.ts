import type { FailingTemplate } from '../fixture';
import { alarm, mathAlarm, metricOf, NO_ALARMS, stream, template } from '../resources';

const dimensions = { StreamName: { Ref: 'Stream' } };
const refused = 'AWS/Kinesis WriteProvisionedThroughputExceeded';

export const presenceDecides = true;

export const passing = [
  template({ Stream: stream(), Refused: alarm(refused, dimensions) }),
  template({ Stream: stream(), Share: mathAlarm('100 * m0', metricOf(refused, dimensions)) }),
  template({ Stream: stream({ Name: 'clicks' }), Refused: alarm(refused, { StreamName: 'clicks' }) }),
  template({ Stream: stream(), Throttled: alarm('AWS/Kinesis PutRecords.ThrottledRecords', dimensions) }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: stream(),
      Reads: alarm('AWS/Kinesis ReadProvisionedThroughputExceeded', dimensions),
      Other: alarm(refused, { StreamName: { Ref: 'Another' } }),
      Own: alarm('Custom WriteProvisionedThroughputExceeded', dimensions),
    }),
    problems: { Stream: [{}] },
  },
  {
    template: template({ Stream: stream(), Own: alarm('Clicks Lost') }),
    problems: { Stream: [NO_ALARMS] },
  },
];
