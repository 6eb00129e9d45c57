import { MACRO } from '../../../lib/audit/macros';
import { type AuditedStack, constructPath } from '../../audit/audited-stack';
import { resolve } from '../../sandbox/assembly/intrinsics';
import type { StackSource, TemplateResource } from '../../sandbox/assembly/template';
import { withExternalStreams } from './external-streams';
import { MarkedScope, type SharedValues, sharedValues } from './marked-scope';
import type { ModelResource } from './model-resource';
import { TemplateModel } from './template-model';

/** What was read, and what could not be, with the reason. */
export interface ResolvedStacks {
  readonly model: TemplateModel;
  readonly unreadable: readonly UnreadableResource[];
}

export interface UnreadableResource extends Pick<ModelResource, 'stackName' | 'logicalId' | 'type' | 'path'> {
  readonly reason: string;
}

/** Resolves the expressions of templates as far as they can be without a deployment. */
export function resolveStacks(stacks: readonly AuditedStack[]): ResolvedStacks {
  const shared = sharedValues();
  const resources: ModelResource[] = [];
  const unreadable: UnreadableResource[] = [];
  for (const stack of stacks) {
    const scope = new MarkedScope({ parameters: {}, ...stack }, shared);
    publishOutputs(stack, scope, shared);
    const { stackName } = stack;
    for (const [logicalId, resource] of Object.entries(stack.template.Resources ?? {})) {
      if (logicalId.startsWith('Fn::')) {
        unreadable.push({ stackName, logicalId, type: MACRO, reason: 'what it makes is not in the template' });
        continue;
      }
      const identity = { stackName, logicalId, type: resource.Type, path: constructPath(stack, logicalId) };
      try {
        const properties = propertiesOf(resource, scope);
        if (properties !== undefined) resources.push({ ...identity, id: `${stackName}/${logicalId}`, properties });
      } catch (error) {
        unreadable.push({ ...identity, reason: (error as Error).message });
      }
    }
  }
  return { model: withExternalStreams(new TemplateModel(resources)), unreadable };
}

/** Undefined where a condition leaves the resource out. */
function propertiesOf({ Condition, Properties }: TemplateResource, scope: MarkedScope) {
  if (Condition !== undefined && !scope.condition(Condition)) return undefined;
  return resolve(Properties ?? {}, scope) as Record<string, unknown>;
}

/** An output that cannot be resolved is missed only by the stack that imports it. */
function publishOutputs(
  { stackName, template }: Pick<StackSource, 'stackName' | 'template'>,
  scope: MarkedScope,
  shared: SharedValues,
): void {
  for (const [name, output] of Object.entries(template.Outputs ?? {})) {
    try {
      const { Value, Export } = output;
      const value = resolve(Value, scope);
      shared.outputs.set(`${stackName}.${name}`, value);
      if (Export !== undefined) shared.exports.set(String(resolve(Export.Name, scope)), value);
    } catch {}
  }
}
