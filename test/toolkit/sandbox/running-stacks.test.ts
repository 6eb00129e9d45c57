import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableInput } from '../../../toolkit/sandbox/kernel/unreadable-input';
import { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { temporaryFolder } from './context';

const template = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };

/** A data directory that a sandbox has left, with one more file in it. */
async function usedFolder(): Promise<{ dataDir: string; file: string }> {
  const dataDir = temporaryFolder();
  const sandbox = await Sandbox.start({ template, dataDir });
  await sandbox.close();
  const file = join(dataDir, 'kept.txt');
  writeFileSync(file, '');
  return { dataDir, file };
}

describe('runStacks', () => {
  test('goes on in a data directory as it is', async () => {
    const { dataDir, file } = await usedFolder();
    const sandbox = await Sandbox.start({ template, dataDir });
    await sandbox.close();
    expect(existsSync(file)).toBe(true);
  });

  test('empties a data directory when asked to', async () => {
    const { dataDir, file } = await usedFolder();
    const sandbox = await Sandbox.start({ template, dataDir, emptyDataDir: true });
    await sandbox.close();
    expect(existsSync(file)).toBe(false);
  });

  test('keeps what is there when it cannot even begin', async () => {
    const { dataDir, file } = await usedFolder();
    const start = Sandbox.start({ assembly: temporaryFolder(), dataDir, emptyDataDir: true });
    await expect(start).rejects.toThrow(UnreadableInput);
    expect(existsSync(file)).toBe(true);
  });
});

describe('runStacks on stacks that import', () => {
  const importing = {
    Resources: {
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks',
          FunctionName: 'reader',
          StartingPosition: 'LATEST',
        },
      },
    },
  };
  const existing = {
    Resources: {
      Stream: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'clicks', ShardCount: 1 } },
      Reader: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: 'reader',
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Role: 'arn:aws:iam::123456789012:role/reader',
          Code: { ZipFile: 'exports.handler = async () => {};' },
        },
      },
    },
  };

  test('creates what they import first', async () => {
    const sandbox = await Sandbox.start({ template: importing, existing });
    const created = sandbox.deployment.resources.map(({ stackName, logicalId }) => `${stackName}/${logicalId}`);
    await sandbox.close();
    expect(created).toEqual(['Existing/Stream', 'Existing/Reader', 'Template/Mapping']);
  });

  test('refuses them when it is not there', async () => {
    await expect(Sandbox.start({ template: importing })).rejects.toThrow(
      'Template/Mapping (AWS::Lambda::EventSourceMapping): Function not found: reader',
    );
  });
});
