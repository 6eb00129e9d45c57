import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, either, handler, mapping, stream, template } from '../resources';

const property = 'ReservedConcurrentExecutions';

function reserving(reserved: unknown) {
  return handler({ [property]: reserved });
}

export const passing = [
  template({ Stream: stream({ ShardCount: 2 }), Mapping: mapping(), Handler: reserving(2) }),
  template({ Stream: stream(), Mapping: mapping(), Handler: reserving('4') }),
  template({ Stream: stream({ ShardCount: ELSEWHERE }), Mapping: mapping(), Handler: reserving(1) }),
  template({ Stream: stream({ ShardCount: 100 }), Mapping: mapping(), Handler: handler() }),
  template({ Stream: stream({ ShardCount: 100 }), Handler: reserving(1) }),
  template({ Stream: stream({ ShardCount: either(1, 100) }), Mapping: mapping(), Handler: reserving(1) }),
  template({ Mapping: mapping({ EventSourceArn: ELSEWHERE }), Handler: reserving(1) }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: stream({ ShardCount: ELSEWHERE }),
      Mapping: mapping({ ParallelizationFactor: 2 }),
      Handler: reserving(1),
    }),
    problems: { Handler: [{ property, value: 1, message: 'the stream needs 2' }] },
  },
  {
    template: template({
      Stream: stream({ ShardCount: 2 }),
      Mapping: mapping({ ParallelizationFactor: 10 }),
      Handler: reserving(19),
    }),
    problems: { Handler: [{ property, value: 19, message: 'the stream needs 20' }] },
  },
  {
    template: template({ Stream: stream(), Mapping: mapping(), Handler: reserving(3) }),
    problems: { Handler: [{ property, value: 3, message: 'the stream needs 4' }] },
  },
  {
    template: template({ Stream: stream(), Mapping: mapping(), Handler: reserving(ELSEWHERE) }),
    problems: { Handler: [{ property, value: ELSEWHERE, unresolved: true, message: 'the stream needs 4' }] },
  },
];
