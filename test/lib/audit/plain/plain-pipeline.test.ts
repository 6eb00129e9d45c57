import { readFileSync } from 'node:fs';
import path from 'node:path';
import { synthesizeApp } from '../../../synthesize-app';
import { DEFECTS } from './defects';
import { findingsIn, ruleOf, rulesThatFind } from './findings';

const assembly = synthesizeApp('bench/synth/plain.ts', { CDK_VALIDATION: 'false' });
const TEXT = readFileSync(path.join(assembly, 'LogAnalytics.template.json'), 'utf8');
const BEFORE = findingsIn(JSON.parse(TEXT));

describe('the log analytics pipeline, written with aws-cdk-lib alone', () => {
  test('has what aws-cdk leaves to those who know', () => {
    const rules = [...BEFORE].filter((finding) => finding.includes(' fail ')).map(ruleOf);
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

  test.each(Object.entries(DEFECTS))('%s', (_, defect) => {
    expect(rulesThatFind(defect, TEXT, BEFORE)).toEqual(defect.found);
  });
});
