import { WorkerCalls } from '../../../kernel/worker-calls';
import { joinRecords } from '../../joined-records';
import type { JqAnswer, JqOutcome, JqRequest } from './protocol';

/** Runs jq in a thread of its own, one for all delivery streams, which the first query starts. */
export class JqProcess {
  private readonly worker = new WorkerCalls<JqRequest, JqAnswer>('jq');

  /** What a query makes of each record, in their order. */
  async run(query: string, records: readonly Buffer[]): Promise<readonly JqOutcome[]> {
    const joined = joinRecords(records);
    const { outcomes } = await this.worker.call({ query, ...joined }, [joined.data.buffer]);
    return outcomes;
  }

  /** @returns what is wrong with the query; absent when jq compiles it */
  async queryError(query: string): Promise<string | undefined> {
    const { queryError } = await this.worker.call({ query, ...joinRecords([]) });
    return queryError;
  }

  async close(): Promise<void> {
    await this.worker.close();
  }
}
