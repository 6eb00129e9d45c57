import { randomUUID } from 'node:crypto';
import type { Subscription } from './subscription';

export interface TopicMessage {
  readonly time: number;
  readonly subject?: string;
  readonly message: string;
}

/**
 * What SNS gives a function that is subscribed to a topic, as JSON text. Nothing here signs.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
 */
export function notificationEvent({ arn, topicArn }: Subscription, { time, subject, message }: TopicMessage): string {
  const record = {
    EventSource: 'aws:sns',
    EventVersion: '1.0',
    EventSubscriptionArn: arn,
    Sns: {
      Type: 'Notification',
      MessageId: randomUUID(),
      TopicArn: topicArn,
      Subject: subject ?? null,
      Message: message,
      Timestamp: new Date(time).toISOString(),
      SignatureVersion: '1',
      Signature: '',
      SigningCertUrl: '',
      UnsubscribeUrl: '',
      MessageAttributes: {},
    },
  };
  return JSON.stringify({ Records: [record] });
}

/**
 * What SNS sends to a queue, as JSON text: an envelope, unless the subscription says otherwise. Nothing here signs.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
export function notificationBody({ topicArn, isRaw }: Subscription, { time, subject, message }: TopicMessage): string {
  if (isRaw) return message;
  return JSON.stringify({
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn: topicArn,
    Subject: subject,
    Message: message,
    Timestamp: new Date(time).toISOString(),
    SignatureVersion: '1',
    Signature: '',
    SigningCertURL: '',
    UnsubscribeURL: '',
  });
}
