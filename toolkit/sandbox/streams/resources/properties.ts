import { stringProperty } from '../../kernel/template-values';

type Properties = Readonly<Record<string, unknown>>;

export function requiredString(properties: Properties, name: string): string {
  const value = stringProperty(properties, name);
  if (value === undefined) throw new Error(`${name} must be set, got nothing`);
  return value;
}

export function choiceProperty<T extends string>(
  properties: Properties,
  name: string,
  choices: readonly T[],
): T | undefined {
  const value = properties[name];
  if (value === undefined || choices.includes(value as T)) return value as T | undefined;
  throw new Error(`${name} must be ${choices.join(' or ')}, got ${JSON.stringify(value)}`);
}

export function choicesProperty(properties: Properties, name: string, choices: readonly string[]): readonly string[] {
  const value = properties[name] ?? [];
  if (Array.isArray(value) && value.every((item) => choices.includes(item))) return value;
  throw new Error(`${name} must be a list of ${choices.join(', ')}, got ${JSON.stringify(value)}`);
}

export function tagsProperty({ Tags: tags = [] }: Properties): Readonly<Record<string, string>> {
  if (Array.isArray(tags) && tags.every(isTag)) return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
  throw new Error(`Tags must be a list of Key and Value, got ${JSON.stringify(tags)}`);
}

function isTag(value: unknown): value is { readonly Key: string; readonly Value: string } {
  const { Key, Value } = (value ?? {}) as Properties;
  return typeof Key === 'string' && typeof Value === 'string';
}
