import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type NagPack,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';

const PACK = /^(AwsSolutions|HIPAA\.Security|NIST\.800\.53\.R5|PCI\.DSS\.321|Serverless)-/;

/** One rule, and the path of one resource which breaks it. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
}

export function rulePacks(): NagPack[] {
  return [
    new AwsSolutionsChecks(),
    new HIPAASecurityChecks(),
    new NIST80053R5Checks(),
    new PCIDSS321Checks(),
    new ServerlessChecks(),
  ];
}

/** What an auditor finds who has nothing but the template, and none of its acknowledgements. */
export function findingsIn(template: object): Finding[] {
  const { Parameters, Rules, ...content } = template as Record<string, unknown>;
  const templateFile = path.join(mkdtempSync(path.join(tmpdir(), 'template-')), 'template.json');
  writeFileSync(templateFile, JSON.stringify(content));
  const app = new App();
  new CfnInclude(new Stack(app, 'Stack'), 'Template', { templateFile });
  const violations = rulePacks().flatMap((pack) => pack.validateScope(app).violations);
  return violations.flatMap(({ ruleName: rule, violatingResources }) =>
    violatingResources.map(({ constructPath = '' }) => ({ rule, path: constructPath })),
  );
}

/** What is different among findings: packs ask for much of the same, by the same name behind their own. */
export function differentFindingsIn(findings: Finding[]): Set<string> {
  return new Set(findings.map(({ rule, path: where }) => `${rule.replace(PACK, '')} ${where}`));
}
