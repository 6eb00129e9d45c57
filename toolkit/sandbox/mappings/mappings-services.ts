import type {
  BucketService,
  FunctionService,
  MetricService,
  QueueService,
  StreamService,
  TopicService,
} from '../kernel/services';

/** What event source mappings need of other rooms. */
export interface MappingsServices {
  readonly streams: StreamService;
  readonly functions: FunctionService;
  readonly buckets: BucketService;
  readonly metrics: MetricService;
  readonly topics: TopicService;
  readonly queues: QueueService;
}
