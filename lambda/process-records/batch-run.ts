import { asError } from './as-error';
import { BatchDecoder } from './batch-decoder';
import { json } from './codecs/json';
import type { InvocationContext, KinesisEventRecord } from './kinesis-event';
import type { ProcessingOptions, ProcessRecord } from './processing-options';
import { logFailure } from './record-failure-log';
import { setAside } from './set-aside';

/** Left to answer Lambda: without an answer, all that was processed comes again. */
const RESERVE_MS = 1_000;
const NOT_BEGUN = new Error('not begun');

/** A batch on its way through a function, record by record. */
export class BatchRun<T> {
  private readonly decoder: BatchDecoder<T>;
  private readonly places: ReadonlyMap<KinesisEventRecord, number>;
  /** Where Lambda takes up again; what stands behind it comes again too, so it is not begun. */
  private checkpoint = Number.POSITIVE_INFINITY;

  public constructor(
    batch: readonly KinesisEventRecord[],
    private readonly process: ProcessRecord<T>,
    private readonly options: ProcessingOptions<T>,
    private readonly context: InvocationContext,
  ) {
    this.decoder = new BatchDecoder<T>(batch, options.codec ?? json<T>());
    this.places = new Map(batch.map((record, place) => [record, place]));
  }

  /** Processes what a record of the stream holds. @throws Error if the record is to come again */
  public async take(event: KinesisEventRecord): Promise<void> {
    const place = this.places.get(event) as number;
    if (place > this.checkpoint) throw NOT_BEGUN;
    try {
      if (place > 0 && this.isTimeOver()) throw new Error('the time of the invocation is nearly over');
      await this.processAt(place);
    } catch (thrown) {
      this.checkpoint = Math.min(this.checkpoint, place);
      logFailure(event, asError(thrown));
      throw thrown;
    }
  }

  private async processAt(place: number): Promise<void> {
    const { records, invalid } = this.decoder.decode(place);
    if (invalid.length > 0) await setAside(invalid, this.options.onInvalid, this.context);
    for (const record of records) {
      const done = this.process(record, this.context);
      // To wait for nothing costs as much as to split a line.
      if (done !== undefined) await done;
    }
  }

  /** The contexts of tests often tell no time. */
  private isTimeOver(): boolean {
    return this.context?.getRemainingTimeInMillis?.() < RESERVE_MS;
  }
}
