import type { Actor, Identity } from './identity';
import type {
  AsynchronousFunctionService,
  BucketService,
  FunctionService,
  LogService,
  QueueService,
  SecretService,
  StreamService,
  TopicService,
} from './services';

/** The services of all rooms in the name of somebody: each call must be allowed. */
export interface ActingServices {
  /** For what is asked without being done here. */
  readonly identity: Identity;
  readonly buckets: BucketService;
  readonly functions: FunctionService & AsynchronousFunctionService;
  readonly logs: LogService;
  readonly queues: QueueService;
  readonly secrets: SecretService;
  readonly streams: StreamService;
  readonly topics: TopicService;
}

/** Gives services in the name of an actor. */
export type ActAs<Name extends keyof ActingServices = never> = (
  actor: Actor,
) => Pick<ActingServices, Name | 'identity'>;
