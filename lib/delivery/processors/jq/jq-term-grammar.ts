import type { JqReader } from './jq-reader';

/** What a term of jq 1.6 is made of. */
export abstract class JqTermGrammar {
  constructor(protected readonly reader: JqReader) {}

  protected abstract readQuery(): void;

  protected readTerm(): void {
    if (!this.readField()) this.readBase();
    while (this.readField() || this.readIndex());
  }

  /** Reads a string with the queries in it, or a format and the string whose values it formats. */
  protected readString(): void {
    const { reader } = this;
    if (reader.isKind(['format'])) reader.require(reader.take());
    reader.expectKind('quote');
    while (reader.isKind(['interpolation'])) {
      reader.take();
      this.readQuery();
      reader.expect(')');
    }
    reader.expectKind('quote');
  }

  /** Reads `(query)` from behind its bracket, or the like. */
  protected readClosed(end: string): void {
    this.readQuery();
    this.reader.expect(end);
  }

  private readBase(): void {
    const { reader } = this;
    if (reader.isKind(['quote'])) this.readString();
    else if (reader.isKind(['format'])) this.readFormat();
    else if (reader.isKind(['name'])) this.readCall();
    else if (reader.isKind(['number'])) reader.take();
    else if (reader.takeIf('$')) this.readVariable();
    else if (reader.takeIf('break')) this.readBreak();
    else if (reader.takeIf('{')) this.readObject();
    else if (reader.takeIf('(')) this.readClosed(')');
    else if (reader.takeIf('[')) reader.takeIf(']') || this.readClosed(']');
    else if (!reader.takeIf('..')) reader.expect('.');
  }

  private readFormat(): void {
    if (this.reader.isKind(['quote'], 1)) this.readString();
    else this.reader.require(this.reader.take());
  }

  /** Reads `.a` or `."a"`, with the question mark after which it can still be looked into. */
  private readField(): boolean {
    const { reader } = this;
    const quoted = reader.at('.') && reader.isKind(['quote', 'format'], 1);
    if (!quoted && !reader.isKind(['field'])) return false;
    reader.take();
    if (quoted) this.readString();
    reader.takeIf('?');
    return true;
  }

  /** Reads `[]`, `[1]` or `[1:2]`, where one of the two may be missing. */
  private readIndex(): boolean {
    const { reader } = this;
    if (!reader.takeIf('[')) return false;
    if (reader.takeIf(':')) this.readQuery();
    else if (!reader.at(']')) {
      this.readQuery();
      if (reader.takeIf(':') && !reader.at(']')) this.readQuery();
    }
    reader.expect(']');
    reader.takeIf('?');
    return true;
  }

  private readCall(): void {
    const { reader } = this;
    const name = reader.take();
    let count = 0;
    if (reader.takeIf('(')) {
      do {
        this.readQuery();
        count += 1;
      } while (reader.takeIf(';'));
      reader.expect(')');
    }
    reader.require(`${name}/${count}`);
  }

  private readVariable(): void {
    if (!this.reader.takeIf('__loc__')) this.reader.require(`$${this.reader.expectKind('name')}`);
  }

  private readBreak(): void {
    this.reader.expect('$');
    this.reader.require(`label $${this.reader.expectKind('name')}`);
  }

  private readObject(): void {
    const { reader } = this;
    while (!reader.at('}')) {
      this.readMember();
      if (!reader.takeIf(',')) break;
    }
    reader.expect('}');
  }

  /** Only a name, a string and a variable stand for their own value. */
  private readMember(): void {
    const { reader } = this;
    if (reader.takeIf('$')) {
      reader.require(`$${reader.expectKind('name')}`);
      return;
    }
    const standsAlone = reader.isKind(['name', 'quote', 'format']);
    if (reader.takeIf('(')) this.readClosed(')');
    else if (reader.isKind(['quote', 'format'])) this.readString();
    else reader.expectKind('name', 'keyword');
    if (standsAlone && !reader.at(':')) return;
    reader.expect(':');
    this.readMemberValue();
  }

  /** No operators but the pipe and the sign; parentheses are for others. */
  private readMemberValue(): void {
    do {
      while (this.reader.takeIf('-'));
      this.readTerm();
    } while (this.reader.takeIf('|'));
  }
}
