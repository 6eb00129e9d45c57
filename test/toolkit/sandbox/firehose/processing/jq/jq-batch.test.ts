import { JqBatch } from '../../../../../../toolkit/sandbox/firehose/processing/jq/jq-batch';

/** Evaluates nothing: it gives each document as its key, and breaks down over one of them. */
const fragile = {
  raw: (input: string | object) => {
    const documents = String(input).split('\n');
    if (documents.includes('"huge"')) throw new Error('out of memory');
    return { exitCode: 0, stderr: '', stdout: documents.map((text) => `[{"key":${text}}]`).join('\n') };
  },
};

describe('JqBatch', () => {
  test('goes on without the document that takes too much memory', () => {
    const outcomes = new JqBatch(fragile, '.').run(['"a"', '"huge"', '"b"']);
    expect(outcomes).toEqual([{ keys: { key: 'a' } }, { error: 'Error: out of memory' }, { keys: { key: 'b' } }]);
  });
});
