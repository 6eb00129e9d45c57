/** What a sender says besides the body; binary values are base64. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** What a sender decides. */
export interface MessageContent {
  readonly body: string;
  readonly attributes: MessageAttributes;
  /** Of a FIFO queue: messages of one group are received in order. */
  readonly groupId?: string;
  /** Of a FIFO queue: a message sent again under the same id is not kept again. */
  readonly deduplicationId?: string;
}

/** A message that a queue keeps. Times are milliseconds since the epoch. */
export interface Message extends MessageContent {
  readonly id: string;
  /** Place in the queue. */
  readonly number: number;
  /** When it was first sent, to whichever queue: its retention counts from then. */
  readonly sentAt: number;
  /** When it came to this queue. */
  readonly enteredAt: number;
  /** The queue that gave it up. */
  readonly deadLetterSourceArn?: string;
  readonly receiveCount: number;
  readonly firstReceivedAt?: number;
  /** It is in flight, or delayed, until then. */
  readonly visibleAt: number;
}
