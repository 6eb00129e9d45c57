import { JQ_FORMATS, JQ_FUNCTIONS } from './jq-functions';
import { readJqPatterns } from './jq-patterns';
import { FACTOR, isNotAssociative, precedenceOf } from './jq-precedence';
import { JqProblem } from './jq-problem';
import { JqReader } from './jq-reader';
import { JqTermGrammar } from './jq-term-grammar';
import type { JqToken } from './jq-token';

/** Throws a problem unless jq 1.6 can compile the query. */
export function requireJqGrammar(tokens: JqToken[]): void {
  new JqGrammar(new JqReader(tokens, new Set([...JQ_FUNCTIONS, ...JQ_FORMATS, '$ENV']))).readWhole();
}

/** What operators and control structures make of terms. Which of equal operators binds first makes no query wrong, and is left out. */
class JqGrammar extends JqTermGrammar {
  public readWhole(): void {
    this.readQuery();
    if (!this.reader.isKind(['end'])) this.reader.fail();
  }

  protected readQuery(minLevel = 0): void {
    this.readOperand();
    for (let barred: number | undefined; ; ) {
      const level = this.reader.isKind(['symbol', 'keyword']) ? precedenceOf(this.reader.text) : undefined;
      if (level === undefined || level < minLevel) return;
      if (level === barred) this.reader.fail();
      this.reader.take();
      this.readQuery(level + 1);
      barred = isNotAssociative(level) ? level : undefined;
    }
  }

  private readOperand(): void {
    this.readUnmarked();
    while (this.reader.takeIf('?'));
  }

  private readUnmarked(): void {
    const { reader } = this;
    if (reader.takeIf('def')) this.readDefinition();
    else if (reader.takeIf('if')) this.readCondition();
    else if (reader.takeIf('try')) this.readTry();
    else if (reader.takeIf('reduce')) this.readLoop(1);
    else if (reader.takeIf('foreach')) this.readLoop(2);
    else if (reader.takeIf('label')) this.readLabelled();
    else if (reader.takeIf('-')) this.readQuery(FACTOR);
    else this.readTermOrBinding();
  }

  /** A function knows itself, and its parameters; one with `$` is a variable, too. */
  private readDefinition(): void {
    const { reader } = this;
    const name = reader.expectKind('name');
    const parameters = reader.takeIf('(') ? this.readParameters() : [];
    const itself = `${name}/${parameters.length}`;
    const known = parameters.flatMap((parameter) => [parameter, `${parameter.replace('$', '')}/0`]);
    reader.expect(':');
    reader.within([itself, ...known], () => this.readQuery());
    reader.expect(';');
    reader.within([itself], () => this.readQuery());
  }

  private readParameters(): string[] {
    const parameters: string[] = [];
    do {
      const sign = this.reader.takeIf('$') ? '$' : '';
      parameters.push(sign + this.reader.expectKind('name'));
    } while (this.reader.takeIf(';'));
    this.reader.expect(')');
    return parameters;
  }

  private readCondition(): void {
    const { reader } = this;
    do {
      this.readQuery();
      reader.expect('then');
      this.readQuery();
    } while (reader.takeIf('elif'));
    if (reader.at('end')) throw new JqProblem('jq 1.6 knows no if without else');
    reader.expect('else');
    this.readClosed('end');
  }

  /** A question mark behind it belongs to the whole. */
  private readTry(): void {
    this.readUnmarked();
    if (this.reader.takeIf('catch')) this.readUnmarked();
  }

  /** `reduce` has one query that sees the variables, `foreach` one or two. */
  private readLoop(most: number): void {
    const { reader } = this;
    this.readTerm();
    reader.expect('as');
    const variables = this.readPatterns();
    reader.expect('(');
    this.readQuery();
    reader.expect(';');
    reader.within(variables, () => {
      this.readQuery();
      if (most > 1 && reader.takeIf(';')) this.readQuery();
    });
    reader.expect(')');
  }

  private readLabelled(): void {
    this.reader.expect('$');
    const label = `label $${this.reader.expectKind('name')}`;
    this.reader.expect('|');
    this.reader.within([label], () => this.readQuery());
  }

  private readTermOrBinding(): void {
    this.readTerm();
    if (!this.reader.takeIf('as')) return;
    const variables = this.readPatterns();
    this.reader.expect('|');
    this.reader.within(variables, () => this.readQuery());
  }

  private readPatterns(): string[] {
    return readJqPatterns(this.reader, {
      query: () => this.readQuery(),
      string: () => this.readString(),
    });
  }
}
