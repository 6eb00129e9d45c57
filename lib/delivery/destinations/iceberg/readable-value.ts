import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** The text as `Fn::Sub` spells it: what is known on deployment only stands as `${LogicalId.Attribute}`. */
export function readable(scope: Construct, text: string): string {
  return spelled(Stack.of(scope).resolve(text));
}

function spelled(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Intrinsic;
  if (join !== undefined) return join[1].map(spelled).join(join[0]);
  if (Ref !== undefined) return `\${${Ref}}`;
  return attribute === undefined ? JSON.stringify(value) : `\${${attribute.join('.')}}`;
}

interface Intrinsic {
  readonly Ref?: string;
  readonly 'Fn::GetAtt'?: string[];
  readonly 'Fn::Join'?: [string, unknown[]];
}
