import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { RuleAcknowledgement, TemplateResource } from '../sandbox/assembly/template';
import { UnreadableInput } from '../sandbox/kernel/unreadable-input';
import type { AuditedStack } from './audited-stack';
import { TemplateReader } from './template-reader';

/** CloudFormation nests no stacks deeper than this at once; more is a template that nests itself. */
const DEEPEST = 20;
type OwnTemplate = Required<Pick<AuditedStack, 'file' | 'template'>>;

const NESTED_STACK = 'AWS::CloudFormation::Stack';

/**
 * A stack of an assembly, followed by those nested in it, whose templates the CDK writes beside it.
 * @throws UnreadableInput when such a template cannot be read, or lies elsewhere
 */
export function withNestedStacks(
  stack: AuditedStack,
  reader = new TemplateReader(stack.stackName),
  depth = 0,
): AuditedStack[] {
  if (depth > DEEPEST) throw new UnreadableInput(`${stack.file}: stacks are nested deeper than ${DEEPEST} levels`);
  const nested = Object.entries(stack.template.Resources ?? {}).flatMap(([logicalId, resource]) => {
    const file = resource?.Type === NESTED_STACK ? templateFile(stack, resource) : undefined;
    return file === undefined
      ? []
      : [nestedStack(stack, logicalId, resource, { file, template: reader.ofStack(file) })];
  });
  const inside = nested.flatMap(({ acknowledgements = [] }) => acknowledgements);
  const own = { ...stack, acknowledgements: stack.acknowledgements?.filter((each) => !inside.includes(each)) };
  return [nested.length === 0 ? stack : own, ...nested.flatMap((each) => withNestedStacks(each, reader, depth + 1))];
}

/** Absent for a template that is not of the assembly, such as one by its URL. */
function templateFile({ file = '' }: AuditedStack, { Metadata }: TemplateResource): string | undefined {
  const name = Metadata?.['aws:asset:path'];
  if (typeof name !== 'string') return undefined;
  const folder = path.dirname(file);
  const place = path.join(folder, name);
  if (statSync(place, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new UnreadableInput(`${file}: there is no template ${name} of a nested stack`);
  }
  if (path.dirname(realpathSync(place)) !== realpathSync(folder)) {
    throw new UnreadableInput(`${file}: ${name}, the template of a nested stack, lies outside of ${folder}`);
  }
  return place;
}

function nestedStack(
  stack: AuditedStack,
  logicalId: string,
  resource: TemplateResource,
  template: OwnTemplate,
): AuditedStack {
  const { acknowledgements = [], around = [] } = stack;
  const scope = constructOf(resource);
  const isInside = ({ path: place }: RuleAcknowledgement) => `${place}/`.startsWith(`${scope}/`);
  return {
    stackName: `${stack.stackName}/${logicalId}`,
    region: stack.region,
    ...template,
    acknowledgements: acknowledgements.filter(isInside),
    around: [...around, ...acknowledgements].filter(({ path: place }) => scope.startsWith(`${place}/`)),
  };
}

/** The path of a nested stack: its resource is `Parent/Inner.NestedStack/Inner.NestedStackResource`. */
function constructOf({ Metadata }: TemplateResource): string {
  return path.posix.dirname(String(Metadata?.['aws:cdk:path'])).replace(/\.NestedStack$/, '');
}
