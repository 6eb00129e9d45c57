import { WorkerCalls } from '../../kernel/worker-calls';
import { joinRecords } from '../joined-records';
import type { Conversion, ConversionOptions, ConversionRequest } from './protocol';

/** Converts JSON records to Parquet in a thread of its own, which the first conversion starts. */
export class ParquetConverter {
  private readonly worker = new WorkerCalls<ConversionRequest, Conversion>('parquet');

  async convert(records: readonly Buffer[], options: ConversionOptions): Promise<Conversion> {
    const joined = joinRecords(records);
    return this.worker.call({ options, ...joined }, [joined.data.buffer]);
  }

  async close(): Promise<void> {
    await this.worker.close();
  }
}
