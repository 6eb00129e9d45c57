import { type CollectedRequest, type CollectorAnswer, type CollectorProtocol, jsonAnswer } from '../collected-request';

type Index = Map<string, unknown>;

interface Target {
  readonly _index: string;
  readonly _id?: string;
}

/** OpenSearch, as far as `_bulk` requests to index documents go. */
export class BulkProtocol implements CollectorProtocol {
  private readonly indexes = new Map<string, Index>();
  private generatedIds = 0;

  /** Documents of an index by their ids. */
  documents(index: string): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.indexes.get(index) ?? []);
  }

  get indexNames(): readonly string[] {
    return [...this.indexes.keys()];
  }

  answer({ path, body }: CollectedRequest): CollectorAnswer | undefined {
    if (!/^\/_bulk(\?|$)/.test(path)) return undefined;
    const lines = body.split('\n');
    const items: { readonly index: object }[] = [];
    for (let i = 0; i + 1 < lines.length; i += 2) {
      const { index } = JSON.parse(lines[i] as string) as { readonly index: Target };
      items.push({ index: this.indexDocument(index, lines[i + 1] as string) });
    }
    return jsonAnswer({ took: 0, errors: items.some(({ index }) => 'error' in index), items });
  }

  private indexDocument({ _index, _id = `generated-${++this.generatedIds}` }: Target, source: string): object {
    const document = parsedObject(source);
    if (document === undefined) {
      const error = { type: 'mapper_parsing_exception', reason: 'failed to parse' };
      return { _index, _id, status: 400, error };
    }
    const index = this.indexes.get(_index) ?? new Map();
    this.indexes.set(_index, index);
    const result = index.has(_id) ? 'updated' : 'created';
    index.set(_id, document);
    return { _index, _id, result, status: result === 'created' ? 201 : 200 };
  }
}

function parsedObject(source: string): object | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
