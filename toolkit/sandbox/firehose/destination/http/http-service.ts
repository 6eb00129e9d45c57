import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { DeliveryStreamContext } from '../../delivery-stream-context';
import { sumOf } from '../../record';
import { secretMembers, usesSecret } from '../endpoint/credential';
import type { EndpointAnswer, EndpointClient } from '../endpoint/endpoint-client';
import {
  type DeliverableRecord,
  type EndpointService,
  type RefusedRecord,
  recordId,
  refuseAll,
  type UndeliveredRecord,
} from '../endpoint/endpoint-service';
import { asRefusal } from '../endpoint/refusal';
import type { HttpEndpointProperties } from './http-properties';
import { refusalOf } from './http-response';

const MAX_RECORDS = 10_000;

const compress = promisify(gzip);

/** Firehose's own protocol over HTTP, version 1.0: records as JSON, one answer for all of them. */
export class HttpService implements EndpointService {
  readonly address: string;
  readonly metricPrefix = 'DeliveryToHttpEndpoint';
  readonly countsSuccesses = 'BY_REQUEST';
  readonly errorType = 'http-endpoint-failed';

  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly client: EndpointClient,
    private readonly properties: HttpEndpointProperties,
  ) {
    this.address = properties.EndpointConfiguration?.Url ?? '';
  }

  requests(batch: readonly DeliverableRecord[]): readonly (readonly DeliverableRecord[])[] {
    const count = Math.ceil(batch.length / MAX_RECORDS);
    return Array.from({ length: count }, (_, i) => batch.slice(i * MAX_RECORDS, (i + 1) * MAX_RECORDS));
  }

  async send(records: readonly DeliverableRecord[], requestId: string): Promise<readonly RefusedRecord[]> {
    this.measure(records);
    try {
      const refusal = refusalOf(await this.post(records, requestId), requestId);
      return refusal === undefined ? [] : refuseAll(records, refusal);
    } catch (error) {
      return refuseAll(records, asRefusal('HttpEndpoint', error as Error));
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
      subsequenceNumber: record.source.subSequenceNumber,
      dataId: recordId(record),
    };
  }

  private async post(records: readonly DeliverableRecord[], requestId: string): Promise<EndpointAnswer> {
    const { pathname, search } = new URL(this.address);
    const timestamp = this.context.sandbox.clock.now();
    const encoded = records.map(({ data }) => ({ data: data.toString('base64') }));
    const body = Buffer.from(JSON.stringify({ requestId, timestamp, records: encoded }));
    const request = { path: `${pathname}${search}`, headers: this.headers(requestId), body };
    if (this.properties.RequestConfiguration?.ContentEncoding !== 'GZIP') return this.client.call(request);
    const headers = { ...request.headers, 'Content-Encoding': 'gzip' };
    return this.client.call({ ...request, headers, body: await compress(body) });
  }

  private headers(requestId: string): Record<string, string> {
    const accessKey = this.accessKey();
    const attributes = this.properties.RequestConfiguration?.CommonAttributes ?? [];
    const commonAttributes = Object.fromEntries(
      attributes.map(({ AttributeName, AttributeValue }) => [AttributeName, AttributeValue]),
    );
    return {
      'Content-Type': 'application/json',
      'X-Amz-Firehose-Protocol-Version': '1.0',
      'X-Amz-Firehose-Request-Id': requestId,
      'X-Amz-Firehose-Source-Arn': this.context.arn,
      ...(accessKey !== undefined && { 'X-Amz-Firehose-Access-Key': accessKey }),
      ...(attributes.length > 0 && { 'X-Amz-Firehose-Common-Attributes': headerText({ commonAttributes }) }),
    };
  }

  private accessKey(): string | undefined {
    const { SecretsManagerConfiguration: secret, EndpointConfiguration } = this.properties;
    if (secret === undefined || !usesSecret(secret)) return EndpointConfiguration?.AccessKey;
    return secretMembers(this.context.as(secret.RoleARN).secrets, secret, ['api_key']).api_key;
  }

  /** Retries included. */
  private measure(records: readonly DeliverableRecord[]): void {
    const { metrics } = this.context;
    const bytes = sumOf(records, ({ source }) => source.data.length);
    metrics.put(`${this.metricPrefix}.ProcessedRecords`, records.length);
    metrics.put(`${this.metricPrefix}.ProcessedBytes`, bytes, 'Bytes');
  }
}

/** A header holds bytes: those of UTF-8. */
function headerText(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('latin1');
}
