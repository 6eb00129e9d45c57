import { randomUUID } from 'node:crypto';
import type { AwsError } from '../kernel/aws-error';
import type { Clock } from '../kernel/clock';
import { FaultPoint } from '../kernel/fault-point';
import { Deduplication } from './deduplication';
import type { Message, MessageContent } from './message';
import type { MessageFolder } from './message-folder';
import type { QueueSettings } from './queue-settings';
import { visibleMessages } from './visible-messages';

const PURGE_INTERVAL_MS = 60_000;

export interface QueueIdentity {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
}

export interface QueueParts extends QueueIdentity {
  readonly clock: Clock;
  readonly folder: MessageFolder;
  /** The queue of an ARN, to give messages up to. */
  readonly find: (arn: string) => Queue | undefined;
}

/** How many messages a queue holds of each state. */
export interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** A queue and its messages, in the order they came. */
export class Queue implements QueueIdentity {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly createdAt: number;
  /** Where sending to it may be denied on purpose. */
  readonly denials = new FaultPoint<AwsError>();
  private readonly kept = new Map<string, Message>();
  private readonly deduplication: Deduplication;
  private nextNumber = 1;
  private purgedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly parts: QueueParts,
    public settings: QueueSettings,
  ) {
    this.name = parts.name;
    this.arn = parts.arn;
    this.url = parts.url;
    this.createdAt = parts.clock.now();
    this.deduplication = new Deduplication(parts.clock);
    for (const message of parts.folder.load()) this.take(message);
  }

  get isFifo(): boolean {
    return this.name.endsWith('.fifo');
  }

  /** All that it holds, oldest first. */
  get messages(): readonly Message[] {
    return [...this.retained()];
  }

  get counts(): QueueCounts {
    const { messages } = this;
    const hidden = messages.filter(({ visibleAt }) => visibleAt > this.now);
    const inFlight = hidden.filter(({ receiveCount }) => receiveCount > 0).length;
    return { visible: messages.length - hidden.length, inFlight, delayed: hidden.length - inFlight };
  }

  /** Seconds since the oldest message came. */
  get oldestAge(): number {
    const [oldest] = this.messages;
    return oldest === undefined ? 0 : (this.now - oldest.enteredAt) / 1_000;
  }

  /** @returns the message, or the one of the same deduplication id that came first */
  send(content: MessageContent, delaySeconds = this.settings.DelaySeconds): Message {
    return this.deduplication.once(content.deduplicationId, () =>
      this.keep({
        ...content,
        id: randomUUID(),
        number: this.nextNumber,
        sentAt: this.now,
        enteredAt: this.now,
        receiveCount: 0,
        visibleAt: this.now + delaySeconds * 1_000,
      }),
    );
  }

  /** Gives up to so many messages, and hides them for a while; gives up for good what has been received too often. */
  receive(most: number, visibilityTimeout = this.settings.VisibilityTimeout): Message[] {
    const received: Message[] = [];
    for (const message of visibleMessages(this.retained(), this.now)) {
      if (this.giveUp(message)) continue;
      received.push(this.keep(this.inFlight(message, visibilityTimeout)));
      if (received.length === most) break;
    }
    return received;
  }

  find(id: string): Message | undefined {
    return this.kept.get(id);
  }

  delete(message: Message): void {
    this.kept.delete(message.id);
    this.parts.folder.remove(message);
  }

  changeVisibility(message: Message, seconds: number): void {
    this.keep({ ...message, visibleAt: this.now + seconds * 1_000 });
  }

  /** @returns whether it was purged: once a minute it may be */
  purge(): boolean {
    if (this.now - this.purgedAt < PURGE_INTERVAL_MS) return false;
    this.purgedAt = this.now;
    for (const message of this.kept.values()) this.delete(message);
    return true;
  }

  private get now(): number {
    return this.parts.clock.now();
  }

  private inFlight(message: Message, visibilityTimeout: number): Message {
    return {
      ...message,
      receiveCount: message.receiveCount + 1,
      firstReceivedAt: message.firstReceivedAt ?? this.now,
      visibleAt: this.now + visibilityTimeout * 1_000,
    };
  }

  /** @returns whether it went to the dead-letter queue */
  private giveUp(message: Message): boolean {
    const policy = this.settings.RedrivePolicy;
    if (policy === undefined || message.receiveCount < policy.maxReceiveCount) return false;
    const target = this.parts.find(policy.deadLetterTargetArn);
    if (target === undefined || target === this) return false;
    target.accept(message, this.arn);
    this.delete(message);
    return true;
  }

  private accept(message: Message, deadLetterSourceArn: string): void {
    this.keep({
      ...message,
      number: this.nextNumber,
      sentAt: this.isFifo ? this.now : message.sentAt,
      enteredAt: this.now,
      deadLetterSourceArn,
      receiveCount: 0,
      firstReceivedAt: undefined,
      visibleAt: this.now,
    });
  }

  /** Drops what it meets past the retention period. */
  private *retained(): Generator<Message> {
    const horizon = this.now - this.settings.MessageRetentionPeriod * 1_000;
    for (const message of this.kept.values()) {
      if (message.sentAt > horizon) yield message;
      else this.delete(message);
    }
  }

  private keep(message: Message): Message {
    this.parts.folder.save(message);
    this.take(message);
    return message;
  }

  private take(message: Message): void {
    this.kept.set(message.id, message);
    this.nextNumber = Math.max(this.nextNumber, message.number + 1);
  }
}
