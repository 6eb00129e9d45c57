import { AwsError } from '../../../kernel/aws-error';
import type { DeliveryStreamContext } from '../../delivery-stream-context';
import type { EndpointAnswer, EndpointClient } from '../endpoint/endpoint-client';
import {
  type DeliverableRecord,
  type EndpointService,
  type Refusal,
  type RefusedRecord,
  recordId,
  refuseAll,
  type UndeliveredRecord,
} from '../endpoint/endpoint-service';
import { asRefusal } from '../endpoint/refusal';
import { bulkBody, type IndexedDocument } from './bulk-request';
import { refusedDocuments } from './bulk-response';

/** What differs between domains and collections. */
export interface OpenSearchProps {
  readonly address: string;
  readonly metricPrefix: string;
  readonly errorType: string;
  /** How error codes begin that are not the service's own. */
  readonly errorPrefix: string;
  /** The index of a record that arrived at this time, in milliseconds since the epoch. */
  index(arrival: number): string;
  readonly type?: string;
  /** Whether documents have the ids of their records, so that a retry makes no second document. */
  readonly hasDocumentIds: boolean;
  /** Asks whether the role may deliver to this index. @throws AwsError */
  requireAccess(index: string): void;
  /** Where a document was to go, in the words of error objects. */
  describe(document: IndexedDocument): object;
}

const DENIED = [401, 403];

/** Documents in the indexes of OpenSearch, by `_bulk` requests. */
export class OpenSearchService implements EndpointService {
  readonly address: string;
  readonly metricPrefix: string;
  readonly errorType: string;
  readonly countsSuccesses = 'BY_RECORD';

  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly client: EndpointClient,
    private readonly props: OpenSearchProps,
  ) {
    this.address = props.address;
    this.metricPrefix = props.metricPrefix;
    this.errorType = props.errorType;
  }

  requests(batch: readonly DeliverableRecord[]): readonly (readonly DeliverableRecord[])[] {
    return batch.length === 0 ? [] : [batch];
  }

  async send(records: readonly DeliverableRecord[]): Promise<readonly RefusedRecord[]> {
    const documents = records.map((record) => this.document(record));
    try {
      for (const index of new Set(documents.map((document) => document.index))) this.props.requireAccess(index);
      const answer = await this.index(documents);
      const refused = refusedDocuments(documents, answer);
      this.measure(DENIED.includes(answer.status), refused.length > 0);
      return refused;
    } catch (error) {
      const isDenied = error instanceof AwsError;
      this.measure(isDenied, true);
      return refuseAll(records, isDenied ? this.denied(error) : asRefusal(this.props.errorPrefix, error as Error));
    }
  }

  errorLine({ record, refusal, attempts, endedAt }: UndeliveredRecord): object {
    return {
      attemptsMade: attempts,
      arrivalTimestamp: record.source.arrival,
      errorCode: refusal.code,
      errorMessage: refusal.message,
      attemptEndingTimestamp: endedAt,
      rawData: record.data.toString('base64'),
      ...this.props.describe(this.document(record)),
    };
  }

  private denied({ message }: AwsError): Refusal {
    return { code: `${this.props.errorPrefix}.AccessDenied`, message, next: 'RETRY' };
  }

  private document(record: DeliverableRecord): IndexedDocument {
    const { hasDocumentIds, type } = this.props;
    return {
      record,
      index: this.props.index(record.source.arrival),
      ...(hasDocumentIds && { id: recordId(record) }),
      ...(type !== undefined && { type }),
    };
  }

  private index(documents: readonly IndexedDocument[]): Promise<EndpointAnswer> {
    return this.client.call({
      path: '/_bulk',
      headers: { 'Content-Type': 'application/x-ndjson' },
      body: bulkBody(documents),
    });
  }

  private measure(isDenied: boolean, isRejected: boolean): void {
    this.context.metrics.put(`${this.metricPrefix}.AuthFailure`, Number(isDenied));
    this.context.metrics.put(`${this.metricPrefix}.DeliveryRejected`, Number(isRejected));
  }
}
