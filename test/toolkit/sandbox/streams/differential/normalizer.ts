const OPAQUE = new Set(['ShardIterator', 'NextShardIterator', 'NextToken']);
const SEQUENCE_NUMBER = /^\d{40,}$/;
const KEY_SPACE = 2 ** 128;

/** Replaces what differs from run to run, and messages of failures, which are for people. */
export class Normalizer {
  constructor(private readonly account: string) {}

  normalize(answer: Readonly<Record<string, unknown>>): unknown {
    return '__type' in answer ? { error: String(answer.__type).split('#').at(-1) } : this.value('', answer);
  }

  private value(name: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.value(name, item));
    if (typeof value === 'object' && value !== null) return this.members(value);
    if (typeof value === 'string') return this.text(name, value);
    return typeof value === 'number' ? number(name, value) : value;
  }

  /** A member that is null is absent. */
  private members(object: object): unknown {
    const members = Object.entries(object).filter(([, value]) => value !== null && value !== undefined);
    return Object.fromEntries(members.map(([name, value]) => [name, this.value(name, value)]));
  }

  private text(name: string, text: string): string {
    if (OPAQUE.has(name)) return '<opaque>';
    if (name.endsWith('HashKey')) return rounded(text);
    if (SEQUENCE_NUMBER.test(text)) return '<sequence number>';
    return text.replaceAll(this.account, '<account>').replace(/(consumer\/.*):\d+$/, '$1:<time>');
  }
}

function number(name: string, value: number): unknown {
  if (name.endsWith('Timestamp')) return '<time>';
  return name === 'MillisBehindLatest' && value > 0 ? '<some time>' : value;
}

/** kinesis-local divides 2^128 - 1 keys; the recorded ranges divide 2^128, which is what other tests pin to the last digit. */
function rounded(hashKey: string): string {
  return `${(Number(hashKey) / KEY_SPACE).toFixed(6)} of the key space`;
}
