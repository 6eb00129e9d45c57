import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type IPolicyValidationContext, type PolicyValidationStack, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { AuditSource } from './audit-template';

/** A template that an app has synthesized. */
export interface SynthesizedTemplate extends AuditSource {
  readonly file: string;
}

/** The templates of the stacks to be checked, each followed by those nested in it, which CDK does not list. */
export function synthesizedTemplates(context: IPolicyValidationContext): readonly SynthesizedTemplate[] {
  const nested = nestedStacks(context.appConstruct);
  return context.stackTemplates.flatMap((stack) => {
    const inside = nested.filter((each) => outermost(each).node.path === stack.stackConstructPath);
    const folder = path.dirname(stack.templatePath);
    const files = [stack.templatePath, ...inside.map(({ templateFile }) => path.join(folder, templateFile))];
    return files.map((file) => templateIn(file, stack));
  });
}

function templateIn(file: string, { stackConstructPath, region }: PolicyValidationStack): SynthesizedTemplate {
  return { stackName: stackConstructPath, region, file, template: JSON.parse(readFileSync(file, 'utf8')) };
}

function nestedStacks(app: IConstruct): readonly Stack[] {
  return app.node
    .findAll()
    .filter((each): each is Stack => Stack.isStack(each) && each.nestedStackParent !== undefined);
}

function outermost(stack: Stack): Stack {
  let outer = stack;
  while (outer.nestedStackParent !== undefined) outer = outer.nestedStackParent;
  return outer;
}
