const TOKEN = /\s*('(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_][\w$]*|\d+|[^\s])/y;

/** Reads a statement token by token. */
export class TokenReader {
  private readonly tokens: readonly string[];
  private next = 0;

  constructor(
    private readonly owner: string,
    statement: string,
  ) {
    this.tokens = tokenize(statement);
  }

  get atEnd(): boolean {
    return this.next >= this.tokens.length;
  }

  /** The next token as a keyword. */
  peekWord(): string {
    return (this.tokens[this.next] ?? '').toUpperCase();
  }

  /** Moves past these keywords if they come next. */
  accept(...words: string[]): boolean {
    const found = words.every((word, i) => this.tokens[this.next + i]?.toUpperCase() === word);
    if (found) this.next += words.length;
    return found;
  }

  /** Moves past whichever of these keywords comes next. */
  acceptAny(...words: string[]): void {
    if (words.includes(this.peekWord())) this.next++;
  }

  expect(word: string): void {
    if (!this.accept(word)) this.fail('statement', word, this.tokens[this.next]);
  }

  identifier(): string {
    const token = this.tokens[this.next];
    if (token === undefined || !/^["A-Za-z_]/.test(token)) this.fail('identifier', 'a name', token);
    this.next++;
    return token;
  }

  word(): string {
    return this.identifier().toUpperCase();
  }

  string(name: string): string {
    const token = this.tokens[this.next];
    if (!token?.startsWith("'")) this.fail(name, 'a string in quotes', token);
    this.next++;
    return token.slice(1, -1).replaceAll("''", "'");
  }

  isString(): boolean {
    return this.tokens[this.next]?.startsWith("'") ?? false;
  }

  number(name: string, least: number, most: number): number {
    const token = this.tokens[this.next] ?? '';
    const value = /^\d+$/.test(token) ? Number(token) : Number.NaN;
    if (!(value >= least && value <= most)) this.fail(name, `between ${least} and ${most}`, token);
    this.next++;
    return value;
  }

  fail(name: string, allowed: string, got: string | undefined): never {
    throw new Error(`${this.owner}: ${name} must be ${allowed}, got ${got || 'the end of the statement'}`);
  }
}

function tokenize(statement: string): string[] {
  const pattern = new RegExp(TOKEN);
  const tokens: string[] = [];
  for (let match = pattern.exec(statement); match !== null; match = pattern.exec(statement)) {
    tokens.push(match[1] as string);
  }
  return tokens;
}
