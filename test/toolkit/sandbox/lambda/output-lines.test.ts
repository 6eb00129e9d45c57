import { OutputLines } from '../../../../toolkit/sandbox/lambda/runtime/output-lines';

describe('OutputLines', () => {
  test('puts lines together, whatever the pieces they come in', () => {
    const seen: string[] = [];
    const lines = new OutputLines((line) => seen.push(line));
    for (const piece of ['on', 'e\ntwo\n\nth', 'ree\n', 'rest']) lines.write(piece);
    expect(seen).toEqual(['one', 'two', '', 'three']);
  });
});
