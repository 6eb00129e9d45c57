import type { ProcessedRecord } from '../../record';

export type DeliverableRecord = ProcessedRecord & { readonly data: Buffer };

/** Why an attempt did not deliver a record. */
export interface Refusal {
  /** For error objects and logs, such as `HttpEndpoint.DestinationException`. */
  readonly code: string;
  readonly message: string;
  /** What becomes of the record: another attempt while there is time, the error prefix at once, or nothing. */
  readonly next: 'RETRY' | 'ERROR_PREFIX' | 'DISCARD';
}

export interface RefusedRecord {
  readonly record: DeliverableRecord;
  readonly refusal: Refusal;
}

/** A record that no attempt delivered. */
export interface UndeliveredRecord extends RefusedRecord {
  readonly attempts: number;
  /** Milliseconds since the epoch. */
  readonly endedAt: number;
}

/** A service behind an endpoint, in its own protocol. */
export interface EndpointService {
  /** As the template names it, for logs. */
  readonly address: string;
  /** What its metrics begin with, such as `DeliveryToHttpEndpoint`. */
  readonly metricPrefix: string;
  /** What its metric of successes counts. */
  readonly countsSuccesses: 'BY_REQUEST' | 'BY_RECORD';
  /** The folder of undelivered records under the error prefix, such as `http-endpoint-failed`. */
  readonly errorType: string;

  /** Cuts a batch into what goes into one request each. */
  requests(batch: readonly DeliverableRecord[]): readonly (readonly DeliverableRecord[])[];

  /**
   * One attempt; lets time pass where the service takes its time.
   * @param requestId the same for each attempt of a request
   * @returns the records that it did not deliver
   */
  send(records: readonly DeliverableRecord[], requestId: string): Promise<readonly RefusedRecord[]>;

  /** The line of a record in an error object. */
  errorLine(record: UndeliveredRecord): object;
}

/** All records of a request, for a service that takes all or none. */
export function refuseAll(records: readonly DeliverableRecord[], refusal: Refusal): readonly RefusedRecord[] {
  return records.map((record) => ({ record, refusal }));
}

/** A record by its place in the source, as error objects and document ids name it. */
export function recordId({ source }: ProcessedRecord): string {
  return `${source.sequenceNumber}.${source.subSequenceNumber}`;
}
