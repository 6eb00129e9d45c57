/** What a property can be once the template is deployed, as far as the template tells. */
export type Value = Absent | Known | Reference | Unresolved;

export interface Absent {
  readonly kind: 'absent';
}

/** In objects and lists, what cannot be folded stays an expression. */
export interface Known {
  readonly kind: 'known';
  readonly value: unknown;
}

/** To a resource, or to a pseudo parameter such as `AWS::Region`. */
export interface Reference {
  readonly kind: 'reference';
  readonly logicalId: string;
  /** Absent for `Ref`. */
  readonly attribute?: string;
}

/** The expression is folded as far as it can be: a text is an `Fn::Sub`. */
export interface Unresolved {
  readonly kind: 'unresolved';
  readonly expression: unknown;
}

export const ABSENT: Absent = { kind: 'absent' };

export function known(value: unknown): Known {
  return { kind: 'known', value };
}

export function unresolved(expression: unknown): Unresolved {
  return { kind: 'unresolved', expression };
}

/** @param target `LogicalId` or `LogicalId.Attribute`, whose attribute may hold periods of its own */
export function reference(target: string): Reference {
  const dot = target.indexOf('.');
  if (dot < 0) return { kind: 'reference', logicalId: target };
  return { kind: 'reference', logicalId: target.slice(0, dot), attribute: target.slice(dot + 1) };
}

/** The value as a template would have it; undefined where it is absent. */
export function expressionOf(value: Value): unknown {
  if (value.kind === 'known') return value.value;
  if (value.kind === 'unresolved') return value.expression;
  if (value.kind === 'absent') return undefined;
  const { logicalId, attribute } = value;
  return attribute === undefined ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, attribute] };
}
