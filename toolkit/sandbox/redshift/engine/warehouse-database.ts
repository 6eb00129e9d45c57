import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../kernel/workers';
import type { EngineAnswer, EngineFailure, EngineRequest, StatementResult } from './engine-request';
import type { EngineOptions } from './open-database';

/** What the warehouse answered to a statement it did not run. */
export class DatabaseError extends Error {
  readonly sqlState: string | undefined;
  /** Which statement of the request failed. */
  readonly statement: number | undefined;

  constructor({ message, sqlState, statement }: EngineFailure) {
    super(message);
    this.sqlState = sqlState;
    this.statement = statement;
  }
}

interface Waiting {
  resolve(results: readonly StatementResult[]): void;
  reject(error: Error): void;
}

/** A database in a thread of its own, which keeps the process alive only while it works. */
export class WarehouseDatabase {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;
  private ending = false;

  constructor(private readonly options: EngineOptions) {}

  /** Begins to open the database, which takes a part of a second. */
  open(): void {
    this.worker ??= this.startWorker();
  }

  /** Requests run one after the other. @throws DatabaseError */
  run(request: EngineRequest): Promise<readonly StatementResult[]> {
    return this.call(request);
  }

  async close(): Promise<void> {
    if (this.worker === undefined) return;
    await this.call();
    await this.worker.terminate();
    this.worker = undefined;
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.ending = true;
    await this.worker?.terminate();
  }

  private call(request?: EngineRequest): Promise<readonly StatementResult[]> {
    this.open();
    return new Promise((resolve, reject) => {
      const id = this.calls++;
      this.waiting.set(id, { resolve, reject });
      this.worker?.ref();
      this.worker?.postMessage({ id, request });
    });
  }

  private startWorker(): Worker {
    const worker = startWorker('warehouse', { workerData: this.options });
    worker.on('message', (answer: EngineAnswer) => this.settle(answer));
    worker.on('error', (error) => this.failAll(error));
    worker.on('exit', () => this.failAll(new Error('the warehouse has ended')));
    worker.unref();
    return worker;
  }

  private settle(answer: EngineAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    // What waits for the end of the thread counts on it to keep the process alive.
    if (this.waiting.size === 0 && !this.ending) this.worker?.unref();
    if ('failure' in answer) waiting?.reject(new DatabaseError(answer.failure));
    else waiting?.resolve(answer.results);
  }

  private failAll(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    this.worker = undefined;
  }
}
