import { ALARM_STATES, type AlarmState } from '../alarm/alarm-state';
import type { AlarmRule } from './alarm-rule';
import { type RuleToken, ruleTokens } from './rule-tokens';

const THRESHOLD = /^(\d+)(%?)$/;

/**
 * @throws Error that shows where the rule goes wrong
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html
 */
export function parseAlarmRule(text: string): AlarmRule {
  return new Parser(text).rule();
}

class Parser {
  private readonly tokens: readonly RuleToken[];
  private position = 0;

  constructor(private readonly text: string) {
    this.tokens = ruleTokens(text);
  }

  rule(): AlarmRule {
    const rule = this.disjunction();
    if (this.position < this.tokens.length) throw this.failure();
    return rule;
  }

  private disjunction(): AlarmRule {
    let left = this.conjunction();
    while (this.takes('OR')) left = { kind: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): AlarmRule {
    let left = this.operand();
    while (this.takes('AND')) left = { kind: 'and', left, right: this.operand() };
    return left;
  }

  private operand(): AlarmRule {
    if (this.takes('NOT')) return { kind: 'not', rule: this.operand() };
    if (this.takes('(')) {
      const inner = this.disjunction();
      this.expect(')');
      return inner;
    }
    if (this.takes('TRUE')) return { kind: 'constant', value: true };
    if (this.takes('FALSE')) return { kind: 'constant', value: false };
    if (this.takes('AT_LEAST')) return this.atLeast();
    const state = this.state();
    this.expect('(');
    const alarm = this.alarm();
    this.expect(')');
    return { kind: 'state', state, alarm };
  }

  /** `AT_LEAST(2, NOT OK, (first, second, third))` */
  private atLeast(): AlarmRule {
    this.expect('(');
    const [, threshold, percent] = THRESHOLD.exec(this.take().text) ?? [];
    if (threshold === undefined) throw this.failure();
    this.expect(',');
    const negated = this.takes('NOT');
    const state = this.state();
    this.expect(',');
    this.expect('(');
    const alarms = [this.alarm()];
    while (this.takes(',')) alarms.push(this.alarm());
    this.expect(')');
    this.expect(')');
    return {
      kind: 'at-least',
      threshold: Number(threshold),
      isPercentage: percent === '%',
      state,
      negated,
      alarms,
    };
  }

  private state(): AlarmState {
    const { text, isQuoted } = this.take();
    const state = ALARM_STATES.find((known) => known === text);
    if (state === undefined || isQuoted) throw this.failure();
    return state;
  }

  private alarm(): string {
    const { text, isQuoted } = this.take();
    if (!isQuoted && /^[(),]$/.test(text)) throw this.failure();
    return text;
  }

  private takes(word: string): boolean {
    const token = this.tokens[this.position];
    if (token === undefined || token.isQuoted || token.text !== word) return false;
    this.position++;
    return true;
  }

  private expect(word: string): void {
    if (!this.takes(word)) throw this.failure(this.position + 1);
  }

  private take(): RuleToken {
    const token = this.tokens[this.position++];
    if (token === undefined) throw this.failure();
    return token;
  }

  private failure(position = this.position): Error {
    const last = this.tokens[Math.min(position, this.tokens.length) - 1]?.text ?? '';
    return new Error(`AlarmRule must be a rule expression, got ${this.text}, which is not understood at "${last}"`);
  }
}
