import { UnreadableInput } from '../kernel/unreadable-input';
import { DEEPEST, MOST_VALUES, TOO_DEEP, TOO_MANY } from './bounded-json';
import type { Template, TemplateResource } from './template';

const LOGICAL_ID = /^[A-Za-z0-9]{1,255}$/;
const MOST_RESOURCES = 2_000;
const MOST_PARAMETER_BYTES = 4_096;
const TYPE = /^(?=.{1,255}$)[\w@-]+(::[\w@-]+)+$/;

/**
 * A template by value: what JSON holds of it, and only if CloudFormation would read it as one.
 * @param source where it comes from, for messages
 * @throws UnreadableInput that names the part which is wrong
 */
export function readTemplate(source: string, template: unknown): Template {
  return requireTemplate(source, jsonCopy(source, template));
}

/**
 * For what JSON holds already.
 * @param macros what comes of a macro or a loop among the resources: nothing that could run, but to be reported
 * @throws UnreadableInput that names the part which is wrong
 */
export function requireTemplate(source: string, template: unknown, macros: 'refused' | 'kept' = 'refused'): Template {
  requirePlain(source, template);
  if (!isObject(template) || !isObject(template.Resources)) {
    throw new UnreadableInput(
      `${source}: Resources must be an object, got ${shown(isObject(template) ? template.Resources : template)}`,
    );
  }
  if (isObject(template.Parameters)) requireParameters(source, template.Parameters);
  const resources = Object.entries(template.Resources);
  if (resources.length > MOST_RESOURCES) {
    throw new UnreadableInput(`${source}: Resources must be at most ${MOST_RESOURCES}, got ${resources.length}`);
  }
  const made = macros === 'kept' ? resources.filter(([key]) => !key.startsWith('Fn::')) : resources;
  for (const [logicalId, resource] of made) requireResource(source, logicalId, resource);
  return template as Template;
}

/** Values that refer back to themselves, or are nested without end, do not survive it. */
function jsonCopy(source: string, value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new UnreadableInput(`${source}: the template cannot be read as JSON: ${reason}`);
  }
}

/** A key of this name becomes the prototype of whatever the object is copied to, key by key. What aliases of YAML repeat counts each time. */
function requirePlain(source: string, root: unknown): void {
  const open = [{ value: root, depth: 0 }];
  let values = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (++values > MOST_VALUES) throw new UnreadableInput(`${source}: the template ${TOO_MANY}`);
    if (typeof next.value !== 'object' || next.value === null) continue;
    const depth = next.depth + 1;
    if (depth > DEEPEST) throw new UnreadableInput(`${source}: the template ${TOO_DEEP}`);
    if (Object.hasOwn(next.value, '__proto__')) throw new UnreadableInput(`${source}: no key can be __proto__`);
    for (const value of Object.values(next.value)) open.push({ value, depth });
  }
}

function requireParameters(source: string, parameters: Readonly<Record<string, unknown>>): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    const owner = `${source}: parameter ${shown(name)}`;
    if (!isObject(parameter)) throw new UnreadableInput(`${owner} must be an object, got ${shown(parameter)}`);
    const { Default = '', AllowedValues = [] } = parameter;
    if (!Array.isArray(AllowedValues)) {
      throw new UnreadableInput(`${owner}: AllowedValues must be a list, got ${shown(AllowedValues)}`);
    }
    for (const value of [Default, ...AllowedValues]) requireParameterValue(owner, value);
  }
}

/** What is longer would be copied wherever a long template refers to it. */
function requireParameterValue(owner: string, value: unknown): void {
  const bytes = typeof value === 'object' ? Number.POSITIVE_INFINITY : Buffer.byteLength(String(value));
  if (bytes <= MOST_PARAMETER_BYTES) return;
  const allowed = `text of at most ${MOST_PARAMETER_BYTES} bytes, a number or a boolean`;
  throw new UnreadableInput(`${owner}: a value must be ${allowed}, got ${shown(value)}`);
}

function requireResource(source: string, logicalId: string, resource: unknown): asserts resource is TemplateResource {
  if (!LOGICAL_ID.test(logicalId)) {
    throw new UnreadableInput(`${source}: a logical id must be 1 to 255 letters and digits, got ${shown(logicalId)}`);
  }
  const owner = `${source}/${logicalId}`;
  if (!isObject(resource)) throw new UnreadableInput(`${owner}: a resource must be an object, got ${shown(resource)}`);
  const { Type, Properties = {} } = resource;
  if (typeof Type !== 'string' || !TYPE.test(Type)) {
    throw new UnreadableInput(`${owner}: Type must be a resource type, got ${shown(Type)}`);
  }
  if (!isObject(Properties)) {
    throw new UnreadableInput(`${owner}: Properties must be an object, got ${shown(Properties)}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 80 ? `${text.slice(0, 80)}...` : text;
}
