import { listAt, numberAt, propertyOf, withValue } from '../model/model-resource';
import { FUNCTION, MAPPING } from '../model/topology';
import { changed, type Move } from './move';

const LARGEST_BATCH = 10_000;
const WINDOW_SECONDS = 5;
const DEFAULT_BATCH = 100;

export const FULL_BATCHES: Move = {
  id: 'full-batches',
  title: `give functions batches of ${LARGEST_BATCH} records, or what came in ${WINDOW_SECONDS} seconds`,
  apply: (flows) =>
    changed(flows, [MAPPING], (mapping) => {
      if (flows.topology.streamOf(mapping) === undefined) return mapping;
      const batch = numberAt(mapping, 'BatchSize') ?? DEFAULT_BATCH;
      const window = numberAt(mapping, 'MaximumBatchingWindowInSeconds') ?? 0;
      if (batch >= LARGEST_BATCH && window >= WINDOW_SECONDS) return mapping;
      const larger = withValue(mapping, 'BatchSize', LARGEST_BATCH);
      return withValue(larger, 'MaximumBatchingWindowInSeconds', Math.max(window, WINDOW_SECONDS));
    }),
};

export const ARM: Move = {
  id: 'arm64',
  title: 'run functions on arm64',
  condition: 'native modules of a function have to be built for it',
  apply: (flows) =>
    changed(flows, [FUNCTION], (handler) =>
      listAt(handler, 'Architectures').includes('arm64') ? handler : withValue(handler, 'Architectures', ['arm64']),
    ),
};

export const NO_TRACES: Move = {
  id: 'no-traces',
  title: 'leave out X-Ray traces of functions that read streams',
  apply: (flows) =>
    changed(flows, [FUNCTION], (handler) =>
      propertyOf(handler, 'TracingConfig.Mode') === 'Active'
        ? withValue(handler, 'TracingConfig.Mode', 'PassThrough')
        : handler,
    ),
};
