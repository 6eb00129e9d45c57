import type { EventLog } from '../kernel/event-log';
import type { MetricService } from '../kernel/services';
import type { EventInvokeConfigs } from './event-invoke-config';
import { functionAddress } from './function-address';
import type { InvocationDestinations } from './invocation-destinations';
import type { SettledInvocation } from './invocation-record';

export interface OutcomeParts {
  readonly events: EventLog;
  readonly metrics: MetricService;
  readonly configs: EventInvokeConfigs;
  readonly destinations: InvocationDestinations;
  /** ARN of the function's dead-letter queue, if it has one. */
  readonly deadLetterArn: (functionArn: string) => string | undefined;
}

/** Tells what became of asynchronous invocations to whom the templates name. */
export class InvocationOutcomes {
  constructor(private readonly parts: OutcomeParts) {}

  async tell(invocation: SettledInvocation): Promise<void> {
    const { configs, deadLetterArn } = this.parts;
    const { onSuccess, onFailure } = configs.of(invocation.functionArn);
    const succeeded = invocation.condition === 'Success';
    const kept = await this.toDestination(succeeded ? onSuccess : onFailure, invocation);
    if (succeeded) return;
    const buried = this.toDeadLetterQueue(deadLetterArn(invocation.functionArn), invocation);
    if (!kept && !buried) this.warn(invocation);
  }

  private async toDestination(arn: string | undefined, invocation: SettledInvocation): Promise<boolean> {
    if (arn === undefined) return false;
    try {
      await this.parts.destinations.sendRecord(arn, invocation);
      return true;
    } catch (error) {
      this.count(invocation, 'DestinationDeliveryFailures', arn, error as Error);
      return false;
    }
  }

  private toDeadLetterQueue(arn: string | undefined, invocation: SettledInvocation): boolean {
    if (arn === undefined) return false;
    try {
      this.parts.destinations.sendEvent(arn, invocation);
      return true;
    } catch (error) {
      this.count(invocation, 'DeadLetterErrors', arn, error as Error);
      return false;
    }
  }

  private count({ functionArn, requestId }: SettledInvocation, name: string, arn: string, error: Error): void {
    const dimensions = { FunctionName: functionAddress(functionArn).functionName };
    this.parts.metrics.put({ namespace: 'AWS/Lambda', name, dimensions, value: 1, unit: 'Count' });
    const message = `${arn} did not take the asynchronous invocation ${requestId} of ${functionArn}: ${error.message}`;
    this.parts.events.emit({ type: 'warning', message });
  }

  private warn({ requestId, functionArn }: SettledInvocation): void {
    const message = `asynchronous invocation ${requestId} of ${functionArn} failed for good: its event is dropped`;
    this.parts.events.emit({ type: 'warning', message });
  }
}
