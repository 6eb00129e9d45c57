import type { MetricService } from '../kernel/services';
import type { Queue } from './queue';

/** Namespace `AWS/SQS`. */
export class QueueMetrics {
  constructor(private readonly metrics: MetricService) {}

  sent(queue: Queue, bytes: number): void {
    this.put(queue, 'NumberOfMessagesSent', 1);
    this.put(queue, 'SentMessageSize', bytes, 'Bytes');
  }

  received(queue: Queue, messages: number): void {
    if (messages === 0) this.put(queue, 'NumberOfEmptyReceives', 1);
    else this.put(queue, 'NumberOfMessagesReceived', messages);
  }

  deleted(queue: Queue): void {
    this.put(queue, 'NumberOfMessagesDeleted', 1);
  }

  /** What the queue holds, reported each minute. */
  held(queue: Queue): void {
    const { visible, inFlight, delayed } = queue.counts;
    this.put(queue, 'ApproximateNumberOfMessagesVisible', visible);
    this.put(queue, 'ApproximateNumberOfMessagesNotVisible', inFlight);
    this.put(queue, 'ApproximateNumberOfMessagesDelayed', delayed);
    this.put(queue, 'ApproximateAgeOfOldestMessage', queue.oldestAge, 'Seconds');
  }

  private put({ name }: Queue, metric: string, value: number, unit = 'Count'): void {
    this.metrics.put({ namespace: 'AWS/SQS', name: metric, dimensions: { QueueName: name }, value, unit });
  }
}
