import type { DenialCount, GrantUse, IamReport } from './iam-report';

/** The report in Markdown: by owner of the policies, what was never used first. */
export function iamReportMarkdown({ grants, denials, notEvaluated }: IamReport): string {
  const unused = grants.filter(({ uses }) => uses === 0);
  const sections = [
    '# IAM report',
    `${grants.length} grants, ${unused.length} of them never used; ${denials.length} kinds of requests denied.`,
    ...section('Denied', denials.map(denialItem)),
    ...section(
      'Not evaluated',
      notEvaluated.map((arn) => `- ${code(arn)}`),
    ),
    ...byOwner(grants).flatMap(([owner, owned]) => [`## ${code(owner)}`, table(owned)]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${title}`, items.join('\n')];
}

function denialItem({ principal, action, resource, remedy, count }: DenialCount): string {
  return `- ${code(principal)} may not ${code(action)} on ${code(resource)} (${count}): ${remedy}`;
}

function byOwner(grants: readonly GrantUse[]): [string, GrantUse[]][] {
  const owned = new Map<string, GrantUse[]>();
  for (const grant of grants) {
    const owner = grant.owners.join(', ');
    owned.set(owner, [...(owned.get(owner) ?? []), grant]);
  }
  return [...owned];
}

function table(grants: readonly GrantUse[]): string {
  const rows = [...grants]
    .sort((a, b) => Math.min(a.uses, 1) - Math.min(b.uses, 1))
    .map(({ uses, action, resource = '', policy, statement, sid }) => [
      uses === 0 ? 'never' : String(uses),
      code(action),
      code(resource),
      `${policy}, ${sid ?? `statement ${statement + 1}`}`,
    ]);
  return [['used', 'action', 'resource', 'policy'], ['---:', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function code(text: string): string {
  return text === '' ? '' : `\`${text.replaceAll('`', "'")}\``;
}
