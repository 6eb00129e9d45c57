import type { FailingTemplate } from '../fixture';
import { alarm, ELSEWHERE, template } from '../resources';

const property = 'TreatMissingData';

function treating(metric: string, TreatMissingData: unknown) {
  return alarm(metric, {}, { TreatMissingData });
}

export const passing = [
  template({
    Default: treating('AWS/Lambda IteratorAge', undefined),
    Ignoring: treating('AWS/Firehose KinesisMillisBehindLatest', 'ignore'),
    Pushed: treating('AWS/Firehose DeliveryToS3.DataFreshness', 'notBreaching'),
    Breaching: treating('AWS/Kinesis GetRecords.IteratorAgeMilliseconds', 'breaching'),
    Errors: treating('AWS/Lambda Errors', 'notBreaching'),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Function: treating('AWS/Lambda IteratorAge', 'notBreaching'),
      Delivery: treating('AWS/Firehose KinesisMillisBehindLatest', 'notBreaching'),
      Open: treating('AWS/Lambda IteratorAge', ELSEWHERE),
    }),
    problems: {
      Function: [{ property, value: 'notBreaching' }],
      Delivery: [{ property, value: 'notBreaching' }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
