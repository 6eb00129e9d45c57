import { type CollectedRequest, type CollectorAnswer, type CollectorProtocol, jsonAnswer } from '../collected-request';

/** An HTTP endpoint of Amazon Data Firehose. */
export class FirehoseProtocol implements CollectorProtocol {
  readonly records: string[] = [];

  answer({ headers, body }: CollectedRequest): CollectorAnswer | undefined {
    if (headers['x-amz-firehose-protocol-version'] === undefined) return undefined;
    const { requestId, timestamp, records } = JSON.parse(body) as {
      readonly requestId: string;
      readonly timestamp: number;
      readonly records: readonly { readonly data: string }[];
    };
    this.records.push(...records.map(({ data }) => Buffer.from(data, 'base64').toString()));
    return jsonAnswer({ requestId, timestamp });
  }
}
