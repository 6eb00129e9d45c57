import { AwsError } from '../../kernel/aws-error';
import type { SandboxContext } from '../../kernel/context';
import type { Permission } from '../../kernel/identity';
import type { JsonApi } from '../../kernel/room';
import type { DeliveryOptions } from '../delivery-options';
import type { DeliveryStreamFactory } from '../delivery-stream-factory';
import type { DeliveryStreams } from '../delivery-streams';
import { describeDeliveryStream } from './describe-delivery-stream';
import { encryptionOperations } from './encryption-operations';
import { LifecycleOperations } from './lifecycle-operations';
import { listDeliveryStreams } from './list-delivery-streams';
import type { Input, Operation } from './operation';
import { permissionsFor } from './permissions';
import { PutOperations } from './put-operations';
import { tagOperations } from './tag-operations';

/** Firehose's API. */
export class FirehoseApi implements JsonApi {
  readonly targetPrefix = 'Firehose_20150804';
  readonly jsonVersion = '1.1';
  private readonly operations: Readonly<Record<string, Operation>>;

  constructor(
    private readonly context: SandboxContext,
    private readonly deliveryStreams: DeliveryStreams,
    factory: DeliveryStreamFactory,
    options: DeliveryOptions,
  ) {
    this.operations = {
      ...new PutOperations(context, deliveryStreams).byName,
      ...new LifecycleOperations(context, deliveryStreams, factory, options).byName,
      ...encryptionOperations(deliveryStreams),
      ...tagOperations(deliveryStreams),
      DescribeDeliveryStream: ({ DeliveryStreamName }) =>
        describeDeliveryStream(deliveryStreams.require(DeliveryStreamName)),
      ListDeliveryStreams: (input) => listDeliveryStreams(deliveryStreams, input),
    };
  }

  permissionsFor(operation: string, input: Input): readonly Permission[] {
    return permissionsFor(operation, input, this.deliveryStreams, this.context);
  }

  call(operation: string, input: Input): unknown {
    const run = Object.hasOwn(this.operations, operation) ? this.operations[operation] : undefined;
    if (run !== undefined) return run(input);
    throw new AwsError('UnknownOperationException', `the sandbox does not run Firehose's ${operation}`);
  }
}
