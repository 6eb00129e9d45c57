import { PassThrough, Writable } from 'node:stream';
import { LineOutput } from '../../../../toolkit/cli/tail/line-output';

function output(stream: Writable) {
  const end = new AbortController();
  const broken = jest.fn();
  return { end, broken, output: new LineOutput(stream, end.signal, broken) };
}

describe('LineOutput', () => {
  test('waits for a reader that is slow, and listens once for all who wait', async () => {
    const stream = new PassThrough({ highWaterMark: 4 });
    const { output: lines } = output(stream);
    await lines.write('one');
    let isWritten = false;
    const waiting = Promise.all(Array.from({ length: 20 }, () => lines.write('more'))).then(() => {
      isWritten = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isWritten).toBe(false);
    expect(stream.listenerCount('drain')).toBe(1);
    stream.resume();
    await waiting;
    expect(isWritten).toBe(true);
  });

  function failing(code: string) {
    const write: Writable['_write'] = (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code }));
    return output(new Writable({ write }));
  }

  test('says that nobody reads any more', async () => {
    const { output: lines, broken } = failing('EPIPE');
    await expect(lines.write('one')).rejects.toThrow('EPIPE');
    expect(broken).toHaveBeenCalledTimes(1);
  });

  test('fails, then and later, when it cannot be written to', async () => {
    const { output: lines, broken } = failing('ENOSPC');
    await expect(lines.write('one')).rejects.toThrow('ENOSPC');
    await expect(lines.write('two')).rejects.toThrow('ENOSPC');
    expect(broken).not.toHaveBeenCalled();
  });

  test('writes nothing more once the command is to end, and waits for nobody', async () => {
    const stream = new PassThrough({ highWaterMark: 1 });
    const { output: lines, end } = output(stream);
    const waiting = lines.write('one');
    end.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await expect(lines.write('two')).rejects.toMatchObject({ name: 'AbortError' });
    expect(String(stream.read())).toBe('one');
  });
});
