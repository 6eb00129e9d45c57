import type { ChangeRule } from '../change-rule';
import { type ChangedProperty, problemsOf } from '../changed-property';

const DEFAULT_HOURS = 24;

export const retentionShortened: ChangeRule = {
  id: 'retention-shortened',
  title: 'The retention period of a stream is shortened',
  why: 'records older than the new period are out of reach at once, also for readers that have not come to them yet',
  severity: 'critical',
  fix: 'shorten it only when every reader has caught up: look at its iterator age',
  check: (change) =>
    change.type === 'AWS::Kinesis::Stream' ? problemsOf(change, ['RetentionPeriodHours'], isShortened) : [],
};

/** An expression may be anything. */
function isShortened({ before, after }: ChangedProperty): boolean {
  return !(Number(after ?? DEFAULT_HOURS) >= Number(before ?? DEFAULT_HOURS));
}
