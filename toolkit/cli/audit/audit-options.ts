import { CONCERNS } from '../../../lib/audit/rule';
import { SEVERITIES, type Severity } from '../../../lib/audit/severity';
import { isDay } from '../../audit/acknowledgements/day';
import { parseOptions } from '../options';
import { UsageError } from '../usage-error';
import { FORMATS, type Format } from './formats';

/** `change`: what a deployment does. */
export const AUDIT_CONCERNS = [...CONCERNS, 'change'] as const;
export type AuditConcern = (typeof AUDIT_CONCERNS)[number];

export interface AuditOptions {
  readonly place: string;
  readonly stacks?: readonly string[];
  readonly concerns: readonly AuditConcern[];
  readonly against?: string;
  readonly acknowledgements?: string;
  readonly baseline?: string;
  readonly failOn: Severity;
  readonly format: Format;
  readonly output?: string;
  /** The day by which acknowledgements expire. */
  readonly day: string;
}

const OPTIONS = {
  stack: { type: 'string', multiple: true },
  concern: { type: 'string', multiple: true },
  against: { type: 'string' },
  acknowledgements: { type: 'string' },
  baseline: { type: 'string' },
  'fail-on': { type: 'string', default: 'low' },
  format: { type: 'string', default: 'text' },
  output: { type: 'string' },
  date: { type: 'string' },
} as const;

/** @throws UsageError that names the option, its value and what is allowed */
export function parseAuditOptions(args: readonly string[], now = Date.now()): AuditOptions {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (positionals.length > 1)
    throw new UsageError(`audit takes one assembly or template, got ${positionals.join(', ')}`);
  const { stack, concern, against, acknowledgements, baseline, output, date = dayOf(now) } = values;
  if (!isDay(date)) throw new UsageError(`--date must be a day such as 2027-01-31, got ${date}`);
  if (concern?.includes('change') === (against === undefined)) {
    throw new UsageError('--against and --concern change need one another');
  }
  return {
    ...{ place: positionals[0] ?? 'cdk.out', stacks: stack, against, acknowledgements, baseline, output, day: date },
    concerns: concern?.map((name) => oneOf('concern', name, AUDIT_CONCERNS)) ?? AUDIT_CONCERNS,
    failOn: oneOf('fail-on', values['fail-on'], SEVERITIES),
    format: oneOf('format', values.format, FORMATS),
  };
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function oneOf<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new UsageError(`--${option} must be ${choices.join(' or ')}, got ${value}`);
  return choice;
}
