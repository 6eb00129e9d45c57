import { Worker } from 'node:worker_threads';
import { workerFile } from '../../kernel/workers';
import type { Conversion, ConversionOptions, ConversionRequest } from './protocol';

interface Waiter {
  resolve(conversion: Conversion): void;
  reject(error: Error): void;
}

/** Converts JSON records to Parquet in a thread of its own, which the first conversion starts. */
export class ParquetConverter {
  private worker: Worker | undefined;
  private readonly waiters = new Map<number, Waiter>();
  private requests = 0;

  async convert(records: readonly Buffer[], options: ConversionOptions): Promise<Conversion> {
    const worker = this.start();
    const id = this.requests++;
    const data = joined(records);
    const request: ConversionRequest = { id, options, data, ends: endsOf(records) };
    return new Promise((resolve, reject) => {
      this.waiters.set(id, { resolve, reject });
      worker.postMessage(request, [data.buffer]);
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    if (this.worker !== undefined) return this.worker;
    const worker = new Worker(workerFile('parquet'), { env: {} });
    worker.on('message', (conversion: Conversion) => this.settle(conversion));
    worker.on('error', (error: Error) => this.fail(error));
    worker.on('exit', () => this.fail(new Error('the Parquet worker ended')));
    // Listening keeps a thread alive, so this comes last.
    worker.unref();
    this.worker = worker;
    return worker;
  }

  private settle(conversion: Conversion): void {
    this.waiters.get(conversion.id)?.resolve(conversion);
    this.waiters.delete(conversion.id);
  }

  private fail(error: Error): void {
    this.worker = undefined;
    for (const waiter of this.waiters.values()) waiter.reject(error);
    this.waiters.clear();
  }
}

/** Memory of its own, which can be handed to the worker without another copy. */
function joined(records: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(records.reduce((sum, record) => sum + record.length, 0));
  let at = 0;
  for (const record of records) {
    data.set(record, at);
    at += record.length;
  }
  return data;
}

function endsOf(records: readonly Buffer[]): Uint32Array {
  let end = 0;
  return Uint32Array.from(records, (record) => {
    end += record.length;
    return end;
  });
}
