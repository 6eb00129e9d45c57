import { randomUUID } from 'node:crypto';
import type { EndpointAnswer, EndpointClient } from '../endpoint/endpoint-client';
import type { Refusal } from '../endpoint/endpoint-service';
import { refusalOfAnswer, splunkRefusal } from './splunk-refusal';

/** What came of sending: the id to ask for the acknowledgment by, or why nothing was taken. */
export type HecOutcome = { readonly ackId: number } | { readonly refusal: Refusal };

/** The HTTP Event Collector of Splunk, with indexer acknowledgment. */
export class HecClient {
  /** Acknowledgments are asked for in the channel in which the data was sent. */
  private readonly channel = randomUUID();

  constructor(
    private readonly client: EndpointClient,
    private readonly endpointType: string,
    private readonly token: () => string,
  ) {}

  /** @throws EndpointFailure, UnusableSecret */
  async send(data: Buffer): Promise<HecOutcome> {
    const answer = await this.post(`/services/collector/${this.endpointType.toLowerCase()}`, data);
    const { code, ackId } = membersOf(answer);
    if (answer.status !== 200 || code !== 0) return { refusal: refusalOfAnswer(answer, code) };
    return typeof ackId === 'number' ? { ackId } : { refusal: splunkRefusal('DisabledAck') };
  }

  /**
   * Whether what was sent has been indexed, or why that cannot be asked.
   * @throws EndpointFailure, UnusableSecret
   */
  async acknowledgment(ackId: number): Promise<boolean | Refusal> {
    const answer = await this.post('/services/collector/ack', Buffer.from(JSON.stringify({ acks: [ackId] })));
    const { code, acks = {} } = membersOf(answer);
    if (answer.status !== 200) return refusalOfAnswer(answer, code);
    return (acks as Record<string, unknown>)[ackId] === true;
  }

  private post(path: string, body: Buffer): Promise<EndpointAnswer> {
    const headers = { Authorization: `Splunk ${this.token()}`, 'X-Splunk-Request-Channel': this.channel };
    return this.client.call({ path: `${path}?channel=${this.channel}`, headers, body });
  }
}

function membersOf({ body }: EndpointAnswer): Record<string, unknown> {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}
