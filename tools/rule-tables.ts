import { CONCERNS, type Concern, type Controls, type Rule } from '../lib/audit/rule';
import { SEVERITIES } from '../lib/audit/severity';

const HEADINGS: Readonly<Record<Concern, string>> = {
  'data-loss': 'Data loss',
  security: 'Security',
  cost: 'Cost',
  operability: 'Operability',
};

const STANDARDS: Readonly<Record<keyof Controls, string>> = {
  securityHub: 'AWS Security Hub',
  nist80053r5: 'NIST SP 800-53 revision 5',
  pciDss: 'PCI DSS',
  hipaa: 'HIPAA Security Rule',
  wellArchitected: 'AWS Well-Architected Framework',
};

/** A table of rules for each concern, the worst first. */
export function ruleTables(rules: readonly Rule[]): string {
  const sections = CONCERNS.map((concern) => {
    const own = rules.filter((rule) => rule.concern === concern);
    const rows = [...own].sort((one, other) => rank(one) - rank(other)).map(ruleRow);
    return [
      `### ${HEADINGS[concern]}`,
      '',
      '| rule | finds | severity | Security Hub |',
      '| --- | --- | --- | --- |',
      ...rows,
    ];
  });
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

/** A table of controls for each standard, with the rules that ask for the same. */
export function controlTables(rules: readonly Rule[]): string {
  const standards = Object.entries(STANDARDS) as [keyof Controls, string][];
  const sections = standards.map(([key, name]) => {
    const controls = [...new Set(rules.flatMap(({ controls }) => controls[key] ?? []))].sort(IN_ORDER.compare);
    const rows = controls.map((control) =>
      controlRow(
        control,
        rules.filter((rule) => rule.controls[key]?.includes(control)),
      ),
    );
    return [`### ${name}`, '', '| control | rules |', '| --- | --- |', ...rows];
  });
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

/** `AC-4` stands before `AC-17`. */
const IN_ORDER = new Intl.Collator('en', { numeric: true });

function rank({ severity }: Rule): number {
  return SEVERITIES.indexOf(severity);
}

function ruleRow({ id, title, severity, controls }: Rule): string {
  const { securityHub = [] } = controls;
  return `| \`${id}\` | ${title.replaceAll('|', '\\|')} | ${severity} | ${securityHub.join(', ')} |`;
}

function controlRow(control: string, rules: readonly Rule[]): string {
  return `| ${control} | ${rules.map(({ id }) => `\`${id}\``).join(', ')} |`;
}
