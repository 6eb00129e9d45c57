import { auditTemplate } from '../../../../lib/audit/audit-template';
import type { RawTemplate } from '../../../../lib/audit/raw-template';
import type { Defect } from './defect';

/** The rules that find a defect, seeded into a template given as text, beside what is known of it. */
export function rulesThatFind(
  { resource: start, seed }: Defect,
  text: string,
  known: ReadonlySet<string>,
): readonly string[] {
  const template: RawTemplate = JSON.parse(text);
  const { Resources = {} } = template;
  const [id = start] = start in Resources ? [] : Object.keys(Resources).filter((each) => each.startsWith(start));
  const resource = Resources[id];
  if (resource === undefined) throw new Error(`no ${start}`);
  seed(resource.Properties, resource);
  const added = [...findingsIn(template)].filter((finding) => !known.has(finding));
  return [...new Set(added.map(ruleOf))];
}

/** Each finding as one line that begins with its rule and its status. */
export function findingsIn(template: RawTemplate): ReadonlySet<string> {
  const results = auditTemplate({ stackName: 'Plain', template });
  return new Set(
    results.flatMap(({ rule, findings }) =>
      findings.map(
        ({ logicalId, property, value, status }) =>
          `${rule.id} ${status} ${logicalId} ${property} ${JSON.stringify(value)}`,
      ),
    ),
  );
}

export function ruleOf(finding: string): string {
  return finding.split(' ', 1).join();
}
