import type { TransferListItem, Worker } from 'node:worker_threads';
import { startWorker } from './workers';

interface Waiter<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** What goes to a worker and comes back carries the id of the call. */
interface Numbered {
  readonly id: number;
}

/** Calls to a worker thread, which the first one starts. */
export class WorkerCalls<Request extends Numbered, Answer extends Numbered> {
  private worker: Worker | undefined;
  private readonly waiters = new Map<number, Waiter<Answer>>();
  private calls = 0;

  /** @param name of the file `<name>.worker.ts` */
  constructor(private readonly name: string) {}

  async call(request: Omit<Request, 'id'>, transfer: readonly TransferListItem[] = []): Promise<Answer> {
    const worker = this.start();
    const id = this.calls++;
    return new Promise((resolve, reject) => {
      this.waiters.set(id, { resolve, reject });
      worker.postMessage({ ...request, id }, transfer);
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    if (this.worker !== undefined) return this.worker;
    const worker = startWorker(this.name, { env: {} });
    worker.on('message', (answer: Answer) => this.settle(answer));
    worker.on('error', (error: Error) => this.fail(error));
    worker.on('exit', () => this.fail(new Error(`the worker ${this.name} ended`)));
    // Listening keeps a thread alive, so this comes last.
    worker.unref();
    this.worker = worker;
    return worker;
  }

  private settle(answer: Answer): void {
    this.waiters.get(answer.id)?.resolve(answer);
    this.waiters.delete(answer.id);
  }

  private fail(error: Error): void {
    this.worker = undefined;
    for (const waiter of this.waiters.values()) waiter.reject(error);
    this.waiters.clear();
  }
}
