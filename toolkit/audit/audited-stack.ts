import type { StackSource, TemplateResource } from '../sandbox/assembly/template';

/** A template, and the stack it is of. */
export interface AuditedStack
  extends Pick<StackSource, 'stackName' | 'region' | 'template' | 'paths' | 'file' | 'acknowledgements'> {
  /** What constructs around a nested stack acknowledge, which holds in it too. */
  readonly around?: StackSource['acknowledgements'];
}

/** No construct of a template that can be deployed is deeper; a longer path would fill a report. */
const LONGEST_PATH = 512;

/** The value at a path of properties, such as `StreamModeDetails.StreamMode`; undefined where there is none. */
export function propertyAt(resource: TemplateResource | undefined, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => ownValue(value, key), resource?.Properties);
}

/** The path of the construct in its app, where the template or the assembly, which knows nested stacks too, tells it. */
export function constructPath({ paths, template }: AuditedStack, logicalId: string): string | undefined {
  const path = template.Resources?.[logicalId]?.Metadata?.['aws:cdk:path'] ?? paths?.[logicalId];
  return typeof path === 'string' && path.length <= LONGEST_PATH ? path : undefined;
}

function ownValue(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}
