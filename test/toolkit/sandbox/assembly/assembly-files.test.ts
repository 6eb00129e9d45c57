import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireOwnFiles } from '../../../../toolkit/sandbox/assembly/assembly-files';
import { temporaryFolder } from '../context';

function assembly(artifact: unknown): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '36.0.0', artifacts: { One: artifact } }));
  return folder;
}

describe('requireOwnFiles', () => {
  test.each([
    ['additionalMetadataFile', { additionalMetadataFile: '../secret.json' }],
    ['templateFile', { properties: { templateFile: '../secret.json' } }],
    ['the file of an asset manifest', { type: 'cdk:asset-manifest', properties: { file: '../secret.json' } }],
    ['directoryName', { properties: { directoryName: '../secret.json' } }],
  ])('refuses %s outside of the folder', (_, artifact) => {
    const folder = assembly(artifact);
    expect(() => requireOwnFiles(folder)).toThrow(
      `${folder}: the cloud assembly cannot be read: ../secret.json lies outside of it, at ${join(folder, '../secret.json')}`,
    );
  });

  test.each([
    ['a template', 'templateFile'],
    ['an assembly', 'directoryName'],
  ])('refuses %s behind a link out of the folder', (_, property) => {
    const folder = assembly({ properties: { [property]: 'link' } });
    symlinkSync('/etc', join(folder, 'link'));
    expect(() => requireOwnFiles(folder)).toThrow(
      `${folder}: the cloud assembly cannot be read: link lies outside of it, at /etc`,
    );
  });

  test('follows a link that stays in the folder', () => {
    const folder = assembly({ properties: { templateFile: 'link.json' } });
    writeFileSync(join(folder, 'template.json'), '{}');
    symlinkSync('template.json', join(folder, 'link.json'));
    expect(() => requireOwnFiles(folder)).not.toThrow();
  });

  test('follows a link to the folder', () => {
    const folder = assembly({ properties: { templateFile: 'template.json' } });
    writeFileSync(join(folder, 'template.json'), '{}');
    const link = join(temporaryFolder(), 'link');
    symlinkSync(folder, link);
    expect(() => requireOwnFiles(link)).not.toThrow();
  });

  test('refuses a folder in place of a file', () => {
    const folder = assembly({ properties: { templateFile: 'folder' } });
    mkdirSync(join(folder, 'folder'));
    expect(() => requireOwnFiles(folder)).toThrow(`${folder}: the cloud assembly cannot be read: folder is not a file`);
  });

  test('refuses an assembly in itself', () => {
    const folder = assembly({ properties: { directoryName: '.' } });
    expect(() => requireOwnFiles(folder)).toThrow(
      `${folder}: the cloud assembly cannot be read: it holds itself twice`,
    );
  });

  test('refuses metadata nested without end', () => {
    const folder = assembly({ additionalMetadataFile: 'metadata.json' });
    writeFileSync(join(folder, 'metadata.json'), '['.repeat(1_000_000));
    expect(() => requireOwnFiles(folder)).toThrow(
      `${folder}: the cloud assembly cannot be read: metadata.json: it must be nested at most 200 levels deep, got more`,
    );
  });

  test.each([[null], [[]], ['text'], [{ properties: null }], [{ properties: { templateFile: 5 } }]])(
    'leaves it to others that an artifact is %j',
    (artifact) => {
      expect(() => requireOwnFiles(assembly(artifact))).not.toThrow();
    },
  );
});
