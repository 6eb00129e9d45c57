import { join } from 'node:path';
import type { SandboxContext } from '../kernel/context';
import { queueDoesNotExist } from './errors';
import { MessageFolder } from './message-folder';
import { Queue } from './queue';
import type { QueueSettings } from './queue-settings';

const NAME = /^(?=.{1,80}$)[\w-]+(\.fifo)?$/;

/** All queues, by their names. */
export class QueueDirectory {
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly context: SandboxContext) {}

  get all(): readonly Queue[] {
    return [...this.queues.values()];
  }

  open(name: string, settings: QueueSettings): Queue {
    if (!NAME.test(name)) {
      throw new Error(`QueueName must be 1-80 letters, digits, - and _, then .fifo for a FIFO queue, got ${name}`);
    }
    const { account, endpoint, clock, dataDir } = this.context;
    const queue = new Queue(
      {
        name,
        arn: this.arnOf(name),
        url: `${endpoint}/${account}/${name}`,
        clock,
        folder: new MessageFolder(join(dataDir, 'sqs', name)),
        find: (arn) => this.findArn(arn),
      },
      settings,
    );
    this.queues.set(name, queue);
    return queue;
  }

  /** Of a queue with this name, whether or not there is one. */
  arnOf(name: string): string {
    const { partition, region, account } = this.context;
    return `arn:${partition}:sqs:${region}:${account}:${name}`;
  }

  /** @throws AwsError `QueueDoesNotExist` */
  named(name: string): Queue {
    return existing(this.queues.get(name));
  }

  /** @throws AwsError `QueueDoesNotExist` */
  ofArn(arn: string): Queue {
    return existing(this.findArn(arn));
  }

  /** By the path alone, since a queue keeps its URL when the sandbox comes back on another port. @throws AwsError `QueueDoesNotExist` */
  ofUrl(url: string): Queue {
    const [account, name = ''] = url.split('/').slice(-2);
    return existing(account === this.context.account ? this.queues.get(name) : undefined);
  }

  private findArn(arn: string): Queue | undefined {
    return this.all.find((queue) => queue.arn === arn);
  }
}

function existing(queue: Queue | undefined): Queue {
  if (queue === undefined) throw queueDoesNotExist();
  return queue;
}
