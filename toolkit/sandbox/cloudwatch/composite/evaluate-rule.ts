import type { AlarmState } from '../alarm/alarm-state';
import type { AlarmRule } from './alarm-rule';

/** @param stateOf the state of an alarm by its name or ARN; absent for one that is gone */
export function evaluateRule(rule: AlarmRule, stateOf: (alarm: string) => AlarmState | undefined): boolean {
  const evaluate = (inner: AlarmRule): boolean => evaluateRule(inner, stateOf);
  switch (rule.kind) {
    case 'constant':
      return rule.value;
    case 'state':
      return stateOf(rule.alarm) === rule.state;
    case 'not':
      return !evaluate(rule.rule);
    case 'and':
      return evaluate(rule.left) && evaluate(rule.right);
    case 'or':
      return evaluate(rule.left) || evaluate(rule.right);
    case 'at-least': {
      const { alarms, state, negated, threshold, isPercentage } = rule;
      const count = alarms.filter((alarm) => (stateOf(alarm) === state) !== negated).length;
      return count >= (isPercentage ? (alarms.length * threshold) / 100 : threshold);
    }
  }
}

/** The alarms a rule names, each once. */
export function alarmsOf(rule: AlarmRule): string[] {
  switch (rule.kind) {
    case 'constant':
      return [];
    case 'state':
      return [rule.alarm];
    case 'not':
      return alarmsOf(rule.rule);
    case 'and':
    case 'or':
      return [...new Set([...alarmsOf(rule.left), ...alarmsOf(rule.right)])];
    case 'at-least':
      return [...new Set(rule.alarms)];
  }
}
