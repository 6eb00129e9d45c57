import { SEVERITIES, type Severity } from '../../../lib/audit/severity';
import { parseOptions } from '../options';
import { UsageError } from '../usage-error';

export const AUDIT_USAGE = `kinesis-pipelines audit [ASSEMBLY | TEMPLATE] --against DEPLOYED [options]

Names each change of a deployment which AWS refuses, or which replaces or removes something that holds data.
ASSEMBLY is what cdk synth wrote, TEMPLATE a file of JSON or YAML; default: cdk.out

  --against DEPLOYED  the template as it is deployed, or the assembly of the last release; the file may hold what
                      this prints: aws cloudformation get-template --stack-name NAME
  --stack NAME        audit only this stack of the assembly; may be repeated
  --fail-on SEVERITY  ${SEVERITIES.join(', ')}: exit with 1 from this one on; default: low
  --format FORMAT     text or json; default: text

Exit code: 0 when nothing is found, 1 when something is, 2 when it cannot be read.
`;

const FORMATS = ['text', 'json'] as const;

export interface AuditOptions {
  readonly place: string;
  readonly against: string;
  readonly stacks?: readonly string[];
  readonly failOn: Severity;
  readonly format: (typeof FORMATS)[number];
}

const OPTIONS = {
  against: { type: 'string' },
  stack: { type: 'string', multiple: true },
  'fail-on': { type: 'string', default: 'low' },
  format: { type: 'string', default: 'text' },
} as const;

/** @throws UsageError that names the option, its value and what is allowed */
export function parseAuditOptions(args: readonly string[]): AuditOptions {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (positionals.length > 1)
    throw new UsageError(`audit takes one assembly or template, got ${positionals.join(', ')}`);
  if (values.against === undefined)
    throw new UsageError('audit needs --against DEPLOYED, the template as it is deployed');
  return {
    place: positionals[0] ?? 'cdk.out',
    against: values.against,
    stacks: values.stack,
    failOn: oneOf('fail-on', values['fail-on'], SEVERITIES),
    format: oneOf('format', values.format, FORMATS),
  };
}

function oneOf<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new UsageError(`--${option} must be ${choices.join(' or ')}, got ${value}`);
  return choice;
}
