import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type App, CfnResource, Stack, Validations } from 'aws-cdk-lib/core';
import { Node } from 'constructs';
import { context } from '../../cdk.json';
import { StreamingChecks } from '../../lib';
import { rulePacks } from './rule-packs';

const ROOT = path.join(__dirname, '../..');

/** A rule that a construct breaks. */
export interface Violation {
  readonly rule: string;
  readonly path: string;
  /** Why it does, where that is acknowledged. */
  readonly reason?: string;
}

export interface Resource {
  readonly path: string;
  readonly logicalId: string;
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type has properties of its own
  readonly Properties: any;
}

/** An app as the rule packs find it while it is synthesized, and what its templates hold. */
export interface AuditedApp {
  readonly violations: Violation[];
  readonly resources: Resource[];
  readonly templates: object[];
}

export function auditedApp(file: string): AuditedApp {
  const app = appIn(file);
  Validations.of(app).addPlugins(...rulePacks(), new StreamingChecks(app));
  try {
    app.synth();
  } catch {
    // Violations end a synthesis, once it has written its report.
  }
  const stacks = app.node.findAll().filter((construct) => Stack.isStack(construct));
  const templates = stacks.map(({ templateFile }) => written(app, templateFile));
  return { violations: violationsIn(app), resources: resourcesIn(app), templates };
}

/** The app of a file, before it is synthesized; an app takes over each setting of its context as it is made. */
function appIn(file: string): App {
  process.env.CDK_CONTEXT_JSON = JSON.stringify(context);
  const settings = jest.spyOn(Node.prototype, 'setContext');
  try {
    require(path.join(ROOT, file));
    return settings.mock.contexts[0]?.root as App;
  } finally {
    settings.mockRestore();
    delete process.env.CDK_CONTEXT_JSON;
  }
}

/** What the rule packs found in an app once it was synthesized. */
export function violationsIn(app: App): Violation[] {
  const { pluginReports } = written(app, 'validation-report.json');
  // biome-ignore lint/suspicious/noExplicitAny: aws-cdk has no public type for its report
  const all = pluginReports.flatMap((report: any) => [...report.violations, ...(report.suppressedViolations ?? [])]);
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const broken = all.filter(({ severity }: any) => severity !== 'info');
  // biome-ignore lint/suspicious/noExplicitAny: as above
  return broken.flatMap(({ ruleName: rule, reason, violatingConstructs }: any) =>
    // biome-ignore lint/suspicious/noExplicitAny: as above
    violatingConstructs.map(({ constructPath }: any) => ({ rule, path: constructPath, reason })),
  );
}

function resourcesIn(app: App): Resource[] {
  const resources = app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  return resources.map((resource) => {
    const { Resources } = written(app, resource.stack.templateFile);
    const logicalId = resource.stack.resolve(resource.logicalId);
    return { path: resource.node.path, logicalId, ...Resources[logicalId] };
  });
}

// biome-ignore lint/suspicious/noExplicitAny: a file of JSON
function written(app: App, name: string): any {
  return JSON.parse(readFileSync(path.join(app.outdir, name), 'utf8'));
}
