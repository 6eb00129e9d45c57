import { readFileSync } from 'node:fs';
import path from 'node:path';
import { auditTemplate } from '../../../../lib/audit/audit-template';
import type { RawResource, RawTemplate } from '../../../../lib/audit/raw-template';
import { synthesizeApp } from '../../../synthesize-app';
import { DEFECTS } from './defects';

const assembly = synthesizeApp('bench/synth/plain.ts', { CDK_VALIDATION: 'false' });
const TEXT = readFileSync(path.join(assembly, 'LogAnalytics.template.json'), 'utf8');
const BEFORE = findingsIn(JSON.parse(TEXT));

describe('the log analytics pipeline, written with aws-cdk-lib alone', () => {
  test('has what aws-cdk leaves to those who know', () => {
    const rules = [...BEFORE].filter((finding) => finding.includes(' fail ')).map((finding) => finding.split(' ')[0]);
    expect([...new Set(rules)].sort()).toEqual([
      'aws-managed-policy',
      'bucket-key',
      'customer-managed-key',
      'data-deleted-with-stack',
      'delivery-error-prefix',
      'delivery-noncurrent-versions',
      'delivery-small-buffers',
      'delivery-uncompressed',
      'failure-destination-alarm',
      'policy-action-wildcard',
      'redshift-audit-logging',
      'redshift-load-alarm',
      'redshift-public-access',
      'secret-rotation',
      'service-trust-source',
    ]);
  });

  test.each(Object.entries(DEFECTS))('%s', (_, { resource: prefix, seed, found }) => {
    const template: RawTemplate = JSON.parse(TEXT);
    const [, resource] = Object.entries(template.Resources ?? {}).find(([id]) => id.startsWith(prefix)) ?? [];
    if (resource === undefined) throw new Error(`no ${prefix}`);
    seed(resource.Properties, resource as RawResource);
    const added = [...findingsIn(template)].filter((finding) => !BEFORE.has(finding));
    expect([...new Set(added.map((finding) => finding.split(' ')[0]))]).toEqual(found);
  });
});

function findingsIn(template: RawTemplate): ReadonlySet<string> {
  const results = auditTemplate({ stackName: 'LogAnalytics', template });
  return new Set(
    results.flatMap(({ rule, findings }) =>
      findings.map(
        ({ logicalId, property, value, status }) =>
          `${rule.id} ${status} ${logicalId} ${property} ${JSON.stringify(value)}`,
      ),
    ),
  );
}
