const EXPRESSION = /!\{([^{}:]*):([^{}]*)\}/g;

/** What Firehose replaces in a prefix when it delivers, such as `!{timestamp:yyyy}`. */
export interface PrefixExpression {
  readonly text: string;
  readonly namespace: string;
  readonly value: string;
}

/** The expressions of a prefix, in order. */
export function expressionsOf(prefix: string): PrefixExpression[] {
  return [...prefix.matchAll(EXPRESSION)].map(([text, namespace = '', value = '']) => ({ text, namespace, value }));
}

/** Whether each `!{` begins an expression. */
export function isWellFormed(prefix: string): boolean {
  return prefix.split('!{').length - 1 === expressionsOf(prefix).length;
}

/** What stands in a prefix as it is. */
export function literalsOf(prefix: string): string {
  return prefix.replace(EXPRESSION, '');
}
