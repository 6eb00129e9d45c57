import { consoleSources } from '../../../toolkit/sandbox/console-sources';
import { testContext } from './context';

describe('consoleSources', () => {
  test('tells the last denials, the newest first', () => {
    const all = Array.from({ length: 60 }, (_, i) => ({ action: `s3:Action${i}` }));
    const rooms = { policies: { denials: () => all }, all: [] } as unknown as Parameters<typeof consoleSources>[1];
    const shown = consoleSources(testContext(), rooms).denials();
    expect(shown.map(({ action }) => action)).toEqual(Array.from({ length: 50 }, (_, i) => `s3:Action${59 - i}`));
  });
});
