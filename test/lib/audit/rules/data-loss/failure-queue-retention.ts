import type { FailingTemplate } from '../fixture';
import { arnOf, ELSEWHERE, mapping, pipe, queue, stream, template } from '../resources';

const property = 'MessageRetentionPeriod';
const week = stream({ RetentionPeriodHours: 168 });
const toQueue = mapping({ DestinationConfig: { OnFailure: { Destination: arnOf('Queue') } } });

export const passing = [
  template({ Stream: stream(), Mapping: toQueue, Queue: queue() }),
  template({ Stream: week, Mapping: toQueue, Queue: queue({ [property]: '604800' }) }),
  template({
    Stream: stream({ RetentionPeriodHours: 8760 }),
    Mapping: toQueue,
    Queue: queue({ [property]: 1_209_600 }),
  }),
  template({ Stream: stream({ RetentionPeriodHours: 96 }), Mapping: toQueue, Queue: queue() }),
  template({ Stream: week, Queue: queue({ [property]: ELSEWHERE }) }),
  template({ Stream: week, Pipe: pipe({}, { Target: arnOf('Queue') }), Queue: queue() }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({ Stream: stream({ RetentionPeriodHours: 97 }), Mapping: toQueue, Queue: queue() }),
    problems: { Queue: [{ property }] },
  },
  {
    template: template({
      Stream: stream({ RetentionPeriodHours: 8760 }),
      Mapping: toQueue,
      Queue: queue({ [property]: 1_209_599 }),
    }),
    problems: { Queue: [{ property, value: 1_209_599 }] },
  },
  { template: template({ Stream: week, Mapping: toQueue, Queue: queue() }), problems: { Queue: [{ property }] } },
  {
    template: template({ Stream: week, Pipe: pipe({ DeadLetterConfig: { Arn: arnOf('Queue') } }), Queue: queue() }),
    problems: { Queue: [{ property }] },
  },
  {
    template: template({ Stream: week, Mapping: toQueue, Queue: queue({ [property]: 604_799 }) }),
    problems: { Queue: [{ property, value: 604_799 }] },
  },
  {
    template: template({ Stream: week, Mapping: toQueue, Queue: queue({ [property]: ELSEWHERE }) }),
    problems: { Queue: [{ property, value: ELSEWHERE, unresolved: true }] },
  },
];
