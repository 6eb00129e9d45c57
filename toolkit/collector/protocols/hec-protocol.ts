import { type CollectedRequest, type CollectorAnswer, type CollectorProtocol, jsonAnswer } from '../collected-request';

const PATH = /^\/services\/collector\/(raw|event|ack)(\?|$)/;

/** The HTTP Event Collector of Splunk, with a token that asks for indexer acknowledgment. */
export class HecProtocol implements CollectorProtocol {
  /** What came, a request each. */
  readonly data: string[] = [];
  private readonly acknowledgments = new Map<string, number>();

  answer({ path, headers, body }: CollectedRequest): CollectorAnswer | undefined {
    const operation = PATH.exec(path)?.[1];
    if (operation === undefined) return undefined;
    if (!/^Splunk \S/.test(headers.authorization ?? '')) return hecError(401, 2, 'Token is required');
    const channel = headers['x-splunk-request-channel'];
    if (channel === undefined) return hecError(400, 10, 'Data channel is missing');
    return operation === 'ack' ? this.acknowledge(channel, body) : this.take(channel, body);
  }

  private take(channel: string, body: string): CollectorAnswer {
    if (body === '') return hecError(400, 5, 'No data');
    this.data.push(body);
    const ackId = this.acknowledgments.get(channel) ?? 0;
    this.acknowledgments.set(channel, ackId + 1);
    return jsonAnswer({ text: 'Success', code: 0, ackId });
  }

  /** All that was taken in the channel is indexed. */
  private acknowledge(channel: string, body: string): CollectorAnswer {
    const known = this.acknowledgments.get(channel);
    if (known === undefined) return hecError(400, 11, 'Invalid data channel');
    const { acks } = JSON.parse(body) as { readonly acks: readonly number[] };
    return jsonAnswer({ acks: Object.fromEntries(acks.map((ackId) => [ackId, ackId < known])) });
  }
}

function hecError(status: number, code: number, text: string): CollectorAnswer {
  return jsonAnswer({ text, code }, status);
}
