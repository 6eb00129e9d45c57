import { AwsError } from '../../kernel/aws-error';
import { exceedsBytes } from '../../kernel/byte-limit';
import type { BufferingHints } from '../buffers/hinted-buffer';
import type { RoleServices } from '../delivery-role';
import type { DeliveryStreamContext } from '../delivery-stream-context';
import type { ProcessedRecord } from '../record';
import { sumOf } from '../record';
import { FUNCTION_ERROR, invocationError, RECORD_TOO_LARGE, type TransformError } from './transform-error';
import { type EventRecord, eventRecord, type TransformSource, transformEvent } from './transform-event';
import { type TransformResult, transformResults } from './transform-response';

export interface LambdaProcessorSettings {
  readonly functionArn: string;
  /** Who invokes it. Default - the role of the destination */
  readonly roleArn?: string;
  readonly retries: number;
  readonly hints: BufferingHints;
}

/** What Lambda takes and returns in one invocation. */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;
const ENVELOPE_BYTES = 1024;

/** The service does not document how long it waits between attempts: 4 s, then twice as long each time. */
const FIRST_RETRY_DELAY_MS = 4_000;

type Attempt = { readonly payload: string } | { readonly error: TransformError };

/** Sends records through a function, batch by batch. */
export class LambdaProcessor {
  private readonly functions: RoleServices['functions'];

  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly source: TransformSource,
    readonly settings: LambdaProcessorSettings,
  ) {
    this.functions = context.as(settings.roleArn).functions;
  }

  /** One result for each record, in order; what has failed before is not sent. Lets time pass between attempts. */
  async process(batch: readonly ProcessedRecord[]): Promise<ProcessedRecord[]> {
    const sent = batch.filter(({ data }) => data !== undefined);
    const processed: ProcessedRecord[] = [];
    for (const invocation of splitByPayload(sent)) processed.push(...(await this.transform(invocation)));
    this.report(processed);
    const results = processed.values();
    return batch.map((record) => (record.data === undefined ? record : (results.next().value as ProcessedRecord)));
  }

  private async transform(records: readonly SentRecord[]): Promise<ProcessedRecord[]> {
    const events = records.map(({ event }) => event);
    if (payloadBytes(events) > MAX_PAYLOAD_BYTES)
      return records.map((record) => this.failed(record, RECORD_TOO_LARGE, 1));
    const { outcome, attempts } = await this.invoke(events);
    if ('error' in outcome) return records.map((record) => this.failed(record, outcome.error, attempts));
    const ids = events.map(({ recordId }) => recordId);
    const results = transformResults(outcome.payload, ids);
    for (const error of new Set(results.map((result) => result.error))) if (error !== undefined) this.log(error);
    return records.map((record, i) => this.resultOf(record, results[i] as TransformResult));
  }

  private async invoke(events: readonly EventRecord[]): Promise<{ outcome: Attempt; attempts: number }> {
    const { clock } = this.context.sandbox;
    for (let attempts = 1; ; attempts++) {
      const outcome = await this.attempt(transformEvent(this.source, events));
      if ('payload' in outcome || attempts > this.settings.retries) return { outcome, attempts };
      await clock.sleep(FIRST_RETRY_DELAY_MS * 2 ** (attempts - 1));
    }
  }

  private async attempt(event: string): Promise<Attempt> {
    const { metrics, sandbox } = this.context;
    const startedAt = sandbox.clock.now();
    const outcome = await this.call(event);
    metrics.put('ExecuteProcessing.Duration', sandbox.clock.now() - startedAt, 'Milliseconds');
    metrics.put('ExecuteProcessing.Success', 'payload' in outcome ? 1 : 0);
    if ('error' in outcome) this.log(outcome.error);
    return outcome;
  }

  private async call(event: string): Promise<Attempt> {
    const { functionArn } = this.settings;
    try {
      this.functions.describe(functionArn);
      const { payload, functionError } = await this.functions.invoke(functionArn, event);
      const failed = functionError !== undefined || exceedsBytes(payload, MAX_PAYLOAD_BYTES);
      return failed ? { error: FUNCTION_ERROR } : { payload };
    } catch (error) {
      if (error instanceof AwsError) return { error: invocationError(error.code) };
      throw error;
    }
  }

  private resultOf(sent: SentRecord, { data, error, partitionKeys }: TransformResult): ProcessedRecord {
    if (error !== undefined) return this.failed(sent, error, 1);
    const { source } = sent.record;
    return { source, data, ...(partitionKeys !== undefined && { keys: { fromLambda: partitionKeys } }) };
  }

  private failed(
    { record: { source } }: SentRecord,
    { code, message }: TransformError,
    attempts: number,
  ): ProcessedRecord {
    const endedAt = this.context.sandbox.clock.now();
    return { source, failure: { errorType: 'processing-failed', code, message, attempts, endedAt } };
  }

  private report(processed: readonly ProcessedRecord[]): void {
    const ok = processed.filter(({ data }) => data !== undefined);
    const bytes = sumOf(ok, ({ source }) => source.data.length);
    this.context.metrics.putRecords('SucceedProcessing', ok.length, bytes);
  }

  private log({ code, message }: TransformError): void {
    this.context.log.error({ destination: this.settings.functionArn, errorCode: code, message });
  }
}

interface SentRecord {
  readonly record: ProcessedRecord;
  readonly event: EventRecord;
}

/** A batch of many small records outgrows an invocation through their metadata alone. */
function splitByPayload(batch: readonly ProcessedRecord[]): SentRecord[][] {
  const invocations: SentRecord[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const record of batch) {
    const event = eventRecord(record);
    bytes += bytesOf(event);
    if (bytes > MAX_PAYLOAD_BYTES) {
      invocations.push([]);
      bytes = ENVELOPE_BYTES + bytesOf(event);
    }
    invocations.at(-1)?.push({ record, event });
  }
  return invocations;
}

function payloadBytes(events: readonly EventRecord[]): number {
  return ENVELOPE_BYTES + sumOf(events, bytesOf);
}

function bytesOf({ json }: EventRecord): number {
  return Buffer.byteLength(json) + ','.length;
}
