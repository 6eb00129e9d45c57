/** The value with its intrinsic functions as `Fn::Sub` spells them, so that ARNs can be read. */
export function spelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spelled);
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Intrinsic;
  if (Ref !== undefined) return `\${${Ref}}`;
  if (attribute !== undefined) return `\${${attribute.join('.')}}`;
  if (join !== undefined) return join[1].map(spelled).join(join[0]);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, spelled(member)]));
}

interface Intrinsic {
  readonly Ref?: string;
  readonly 'Fn::GetAtt'?: string[];
  readonly 'Fn::Join'?: [string, unknown[]];
}
