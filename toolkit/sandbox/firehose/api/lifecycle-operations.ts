import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../../kernel/aws-error';
import type { SandboxContext } from '../../kernel/context';
import type { DeliveryOptions } from '../delivery-options';
import type { DeliveryStreamEntry } from '../delivery-stream-entry';
import type { DeliveryStreamFactory } from '../delivery-stream-factory';
import type { DeliveryStreams } from '../delivery-streams';
import { createdProperties } from './create-input';
import { answered, type Input, type Operation } from './operation';
import { updatedProperties } from './update-input';

const CREATING_MS = 500;

/** Operations that create, change and delete delivery streams. What they do lasts as long as the sandbox runs. */
export class LifecycleOperations {
  readonly byName: Readonly<Record<string, Operation>> = {
    CreateDeliveryStream: (input) => this.create(input),
    DeleteDeliveryStream: (input) => this.delete(input),
    UpdateDestination: (input) => this.update(input),
  };
  private readonly creatingMs: number;

  constructor(
    private readonly context: SandboxContext,
    private readonly deliveryStreams: DeliveryStreams,
    private readonly factory: DeliveryStreamFactory,
    { creatingMs = CREATING_MS }: DeliveryOptions,
  ) {
    this.creatingMs = creatingMs;
  }

  private async create(input: Input): Promise<object> {
    const { name, properties } = createdProperties(input);
    if (this.deliveryStreams.has(name)) throw inUse(`${name} under accountId ${this.context.account} already exists`);
    const entry = await answered(() => this.factory.make(name, properties, name));
    const { stream } = entry;
    if (stream?.query !== undefined) await answered(() => this.factory.requireCompiled(stream.query as string));
    entry.status = 'CREATING';
    this.deliveryStreams.add(entry);
    this.later(`create ${name}`, () => {
      entry.status = 'ACTIVE';
      stream?.start();
    });
    return { DeliveryStreamARN: entry.arn };
  }

  private delete({ DeliveryStreamName }: Input): object {
    const entry = this.deliveryStreams.require(DeliveryStreamName);
    if (entry.status === 'DELETING') return {};
    requireActive(entry);
    entry.status = 'DELETING';
    entry.stream?.delete();
    this.later(`delete ${entry.name}`, () => this.deliveryStreams.remove(entry.name));
    return {};
  }

  private async update(input: Input): Promise<object> {
    const entry = this.deliveryStreams.require(input.DeliveryStreamName);
    requireActive(entry);
    requireVersion(entry, input.CurrentDeliveryStreamVersionId);
    const properties = updatedProperties(entry.properties, input);
    if (isDeepStrictEqual(properties, entry.properties)) return {};
    await answered(() => this.factory.change(entry, properties, entry.version + 1));
    entry.properties = properties;
    entry.version++;
    entry.updatedAt = this.context.clock.now();
    return {};
  }

  private later(name: string, task: () => void): void {
    this.context.clock.schedule(name, this.creatingMs, task);
  }
}

function requireActive({ name, status }: DeliveryStreamEntry): void {
  if (status !== 'ACTIVE') throw inUse(`${name} must be ACTIVE, got ${status}`);
}

function requireVersion({ name, version }: DeliveryStreamEntry, given: unknown): void {
  if (String(given) === String(version)) return;
  const message = `CurrentDeliveryStreamVersionId must be ${version}, the version of ${name}, got ${given}`;
  throw new AwsError('ConcurrentModificationException', message);
}

function inUse(message: string): AwsError {
  return new AwsError('ResourceInUseException', `Firehose ${message}`);
}
