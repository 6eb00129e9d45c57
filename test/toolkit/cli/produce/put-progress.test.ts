import { PassThrough } from 'node:stream';
import { startPutProgress } from '../../../../toolkit/cli/produce/put-progress';

function terminal(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => String(stream.read() ?? '') };
}

const PIPE = { id: 'standard\u001binput', read: async function* () {} };

describe('startPutProgress', () => {
  test('counts what came through a pipe, on a terminal', () => {
    const { stream, text } = terminal(true);
    const progress = startPutProgress(stream, PIPE);
    progress.update(3 * 1_024 * 1_024);
    progress.end();
    expect(text()).toBe('\rstandard\\u001binput: 3.0 MiB\n');
  });

  test('says nothing elsewhere', () => {
    const { stream, text } = terminal(false);
    for (const source of [PIPE, { ...PIPE, size: 10 }]) {
      const progress = startPutProgress(stream, source);
      progress.update(3);
      progress.end();
    }
    expect(text()).toBe('');
  });
});
