import { writeLog } from '../../../lambda/shared/log';

describe('writeLog', () => {
  test('writes one line of JSON', () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    writeLog({ recordId: '1\n2' });
    expect(write.mock.calls).toEqual([['{"recordId":"1\\n2"}\n']]);
    write.mockRestore();
  });
});
