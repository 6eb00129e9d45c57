import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { type Owner, requireThat } from './validation';

/** CloudWatch takes five actions for each state of an alarm. */
const MAX_ACTIONS = 5;

/** Throws unless CloudWatch takes so many actions. */
export function requireActions(owner: Owner, prop: string, { length }: IAlarmAction[]): void {
  requireThat(length <= MAX_ACTIONS, owner, prop, `at most ${MAX_ACTIONS}`, `${length}`);
}
