import type { ActAs } from '../../kernel/acting-services';
import type { SandboxContext } from '../../kernel/context';
import type { MetricService } from '../../kernel/services';
import type { RuleTarget } from './rule';

/** What rules send to, and where they are counted. */
export interface RuleServices {
  readonly as: ActAs<'functions' | 'queues' | 'topics'>;
  readonly metrics: MetricService;
}

export interface NamedRule {
  readonly name: string;
  readonly arn: string;
  readonly targets: readonly RuleTarget[];
}

const PRINCIPAL = 'events.amazonaws.com';
const REACHED_SERVICES = ['lambda', 'sqs', 'sns'];

/** Runs a rule: every target gets the event, or the input it has of its own. */
export class RuleRun {
  private readonly targets: readonly RuleTarget[];

  constructor(
    private readonly context: SandboxContext,
    private readonly rule: NamedRule,
    private readonly services: RuleServices,
  ) {
    this.targets = rule.targets.filter((target) => this.isReached(target));
  }

  /** @param event JSON text */
  byEvent(event: string): void {
    this.count('MatchedEvents');
    this.run(event, false);
  }

  /** @param event JSON text */
  byTime(event: string): void {
    this.run(event, true);
  }

  private run(event: string, recurring: boolean): void {
    this.count('TriggeredRules');
    for (const { arn, input = event } of this.targets) {
      this.count('Invocations');
      try {
        this.send(arn, input, recurring);
      } catch (error) {
        this.count('FailedInvocations');
        this.warn(`could not reach ${arn}: ${(error as Error).message}`);
      }
    }
  }

  private send(arn: string, event: string, recurring: boolean): void {
    const { functions, queues, topics } = this.services.as({ service: PRINCIPAL, sourceArn: this.rule.arn });
    if (serviceOf(arn) === 'sqs') queues.send(arn, event);
    else if (serviceOf(arn) === 'sns') topics.publish(arn, event);
    else functions.invokeAsynchronously({ functionArn: arn, event, recurring });
  }

  private isReached({ arn }: RuleTarget): boolean {
    if (REACHED_SERVICES.includes(serviceOf(arn))) return true;
    this.warn(`does not run a target: it must be a function, a queue or a topic, got ${arn}`);
    return false;
  }

  private count(name: string): void {
    const dimensions = { RuleName: this.rule.name };
    this.services.metrics.put({ namespace: 'AWS/Events', name, dimensions, value: 1, unit: 'Count' });
  }

  private warn(what: string): void {
    this.context.events.emit({ type: 'warning', message: `the rule ${this.rule.name} ${what}` });
  }
}

function serviceOf(arn: string): string {
  return arn.split(':')[2] ?? '';
}
