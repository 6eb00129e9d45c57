import { rmSync } from 'node:fs';
import { filesOf, synthesizeApp, templateOf } from '../synthesize-app';

const APP = 'bin/log-analytics.ts';

describe('bin/log-analytics', () => {
  const assemblies = [synthesizeApp(APP), synthesizeApp(APP)] as const;
  const { Resources } = templateOf(assemblies[0], 'LogAnalytics');

  afterAll(() => {
    for (const assembly of assemblies) rmSync(assembly, { recursive: true });
  });

  test('matches its snapshot', () => {
    expect(templateOf(assemblies[0], 'LogAnalytics')).toMatchSnapshot();
  });

  test('is the same, byte for byte, at each synthesis', () => {
    expect(filesOf(assemblies[1])).toEqual(filesOf(assemblies[0]));
  });

  test.each([
    'AWS::KMS::Key',
    'AWS::Kinesis::Stream',
    'AWS::RedshiftServerless::Namespace',
    'AWS::S3::Bucket',
    'AWS::SecretsManager::Secret',
  ])('keeps each %s that holds or opens data when the stack goes', (type) => {
    const stateful = Object.entries(Resources).filter(([id, { Type }]) => Type === type && !id.includes('AlarmTopic'));
    expect(stateful).not.toEqual([]);
    for (const [, { DeletionPolicy }] of stateful) expect(DeletionPolicy).toMatch(/^Retain/);
  });
});
