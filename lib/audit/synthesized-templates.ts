import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PolicyValidationStack } from 'aws-cdk-lib/core';
import type { AuditSource } from './audit-template';
import type { RawResource, RawTemplate } from './raw-template';

/** A template that an app has synthesized. */
export interface SynthesizedTemplate extends AuditSource {
  readonly file: string;
}

/** The template of a stack, and those of the stacks nested in it. */
export function synthesizedTemplates(stack: PolicyValidationStack): readonly SynthesizedTemplate[] {
  const files = new Set([path.resolve(stack.templatePath)]);
  const templates: SynthesizedTemplate[] = [];
  for (const file of files) {
    const template: RawTemplate = JSON.parse(readFileSync(file, 'utf8'));
    templates.push({ stackName: stack.stackConstructPath, region: stack.region, template, file });
    for (const nested of nestedTemplates(template)) files.add(path.resolve(path.dirname(file), nested));
  }
  return templates;
}

/** The CDK names the file of a nested template in the metadata of its resource. */
function nestedTemplates({ Resources = {} }: RawTemplate): readonly string[] {
  return Object.values(Resources).flatMap(({ Type, Metadata }: RawResource) => {
    const file = Metadata?.['aws:asset:path'];
    return Type === 'AWS::CloudFormation::Stack' && typeof file === 'string' ? [file] : [];
  });
}
