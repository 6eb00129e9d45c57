import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { DeliveryStream } from './delivery-stream';
import type { DeliveryStreamEntry } from './delivery-stream-entry';

/** The delivery streams of the account, by name. */
export class DeliveryStreams {
  private readonly entries = new Map<string, DeliveryStreamEntry>();

  constructor(private readonly context: SandboxContext) {}

  add(entry: DeliveryStreamEntry): void {
    this.entries.set(entry.name, entry);
  }

  remove(name: string): void {
    this.entries.delete(name);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  get all(): readonly DeliveryStreamEntry[] {
    return [...this.entries.values()];
  }

  get running(): readonly DeliveryStream[] {
    return this.all.flatMap(({ stream }) => stream ?? []);
  }

  /** @throws AwsError `ResourceNotFoundException` */
  require(name: unknown): DeliveryStreamEntry {
    const entry = this.entries.get(String(name));
    if (entry !== undefined) return entry;
    const message = `Firehose ${name} under account ${this.context.account} not found.`;
    throw new AwsError('ResourceNotFoundException', message);
  }

  /** One that runs here. @throws AwsError `ResourceNotFoundException`, `InvalidArgumentException` */
  requireRunning(name: unknown): DeliveryStream {
    const { stream } = this.require(name);
    if (stream !== undefined) return stream;
    throw new AwsError('InvalidArgumentException', `the delivery stream ${name} does not run here`);
  }
}
