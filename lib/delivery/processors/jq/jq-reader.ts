import { JqProblem } from './jq-problem';
import type { JqToken, JqTokenKind } from './jq-token';

/** Reads the tokens of a query one after the other, and knows which names mean something where it is. */
export class JqReader {
  private readonly tokens: JqToken[];
  private next = 0;

  constructor(
    tokens: JqToken[],
    private names: ReadonlySet<string>,
  ) {
    this.tokens = tokens.filter(({ kind }) => kind !== 'blank' && kind !== 'text');
  }

  /** Whether the next token, or the one that many after it, is of one of the kinds. */
  public isKind(kinds: JqTokenKind[], ahead = 0): boolean {
    const kind = this.tokens[this.next + ahead]?.kind;
    return kind !== undefined && kinds.includes(kind);
  }

  public at(text: string): boolean {
    return this.text === text;
  }

  public get text(): string {
    return this.tokens[this.next]?.text ?? '';
  }

  public take(): string {
    const { text } = this;
    this.next += 1;
    return text;
  }

  public takeIf(text: string): boolean {
    const there = this.at(text);
    if (there) this.take();
    return there;
  }

  public expect(text: string): void {
    if (!this.takeIf(text)) this.fail();
  }

  public expectKind(...kinds: JqTokenKind[]): string {
    return this.isKind(kinds) ? this.take() : this.fail();
  }

  public fail(): never {
    const token = this.tokens[this.next];
    const ended = token === undefined || token.kind === 'end';
    throw new JqProblem(ended ? 'it ends too early' : `${token.text} is out of place at character ${token.position}`);
  }

  public require(name: string): void {
    if (!this.names.has(name)) throw new JqProblem(`jq 1.6 knows no ${name}`);
  }

  /** Reads something within which further names mean something. */
  public within(names: string[], read: () => void): void {
    const outer = this.names;
    this.names = new Set([...outer, ...names]);
    read();
    this.names = outer;
  }
}
