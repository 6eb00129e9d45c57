import { AwsError } from '../../kernel/aws-error';

/** A metric math expression, parsed. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'metric'; readonly id: string }
  | { readonly kind: 'list'; readonly entries: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'negation'; readonly operand: Expression }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Expression; readonly right: Expression };

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|("[^"]*"|'[^']*')|([A-Za-z_]\w*)|(<=|>=|==|!=|&&|\|\||[-+*/^()[\],<>]))/y;

/** From the loosest to the tightest. */
const PRECEDENCE: readonly (readonly string[])[] = [
  ['||', 'OR'],
  ['&&', 'AND'],
  ['==', '!=', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

const DEPTH_LIMIT = 64;

/** @throws AwsError `ValidationError` that shows where the expression goes wrong */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text);
  const expression = parser.operation(0, 0);
  parser.expectEnd();
  return expression;
}

class Parser {
  private position = 0;
  private token: string | undefined;

  constructor(private readonly text: string) {
    this.next();
  }

  operation(level: number, depth: number): Expression {
    if (depth > DEPTH_LIMIT) throw this.failure();
    const operators = PRECEDENCE[level];
    if (operators === undefined) return this.operand(depth);
    let left = this.operation(level + 1, depth);
    while (this.token !== undefined && operators.includes(this.token)) {
      const operator = this.take();
      left = { kind: 'operation', operator, left, right: this.operation(level + 1, depth) };
    }
    return left;
  }

  expectEnd(): void {
    if (this.token !== undefined) throw this.failure();
  }

  private operand(depth: number): Expression {
    const token = this.take();
    if (token === '-') return { kind: 'negation', operand: this.operand(depth + 1) };
    if (token === '(') {
      const inner = this.operation(0, depth + 1);
      this.expect(')');
      return inner;
    }
    if (token === '[') return { kind: 'list', entries: this.list(']', depth) };
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (/^["']/.test(token)) return { kind: 'text', value: token.slice(1, -1) };
    if (!/^[A-Za-z_]/.test(token)) throw this.failure();
    if (this.token !== '(') return { kind: 'metric', id: token };
    this.take();
    return { kind: 'call', name: token, args: this.list(')', depth) };
  }

  private list(end: string, depth: number): Expression[] {
    const entries: Expression[] = [];
    while (this.token !== end) {
      if (entries.length > 0) this.expect(',');
      entries.push(this.operation(0, depth + 1));
    }
    this.take();
    return entries;
  }

  private expect(token: string): void {
    if (this.take() !== token) throw this.failure();
  }

  private take(): string {
    const token = this.token;
    if (token === undefined) throw this.failure();
    this.next();
    return token;
  }

  private next(): void {
    TOKEN.lastIndex = this.position;
    const match = TOKEN.exec(this.text);
    if (match === null && this.text.slice(this.position).trim() !== '') throw this.failure();
    this.token = match?.[0].trim();
    this.position = match === null ? this.text.length : TOKEN.lastIndex;
  }

  private failure(): AwsError {
    const read = this.text.slice(0, this.position);
    return new AwsError('ValidationError', `the metric math expression ${this.text} is not understood after "${read}"`);
  }
}
