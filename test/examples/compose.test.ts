import { rmSync } from 'node:fs';
import { synthesizeApp, templateOf } from '../synthesize-app';

describe('examples/compose', () => {
  test('synthesizes, and matches its snapshot', () => {
    const assembly = synthesizeApp('examples/compose.ts');
    expect(templateOf(assembly, 'Compose')).toMatchSnapshot();
    rmSync(assembly, { recursive: true });
  });
});
