import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { temporaryFolder } from '../context';
import { functionsRoom, inlineFunction } from './harness';
import { zipOf } from './zip';

/** A folder with the given files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder(), 'asset');
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

async function runAsset(source: string, Handler = 'index.handler') {
  const { room, create } = functionsRoom({ assets: { 'assets/code.zip': source } });
  const Code = { S3Bucket: 'assets', S3Key: 'code.zip' };
  create('AWS::Lambda::Function', inlineFunction('', { FunctionName: 'fn', Code, Handler }));
  return JSON.parse((await room.invoke('fn', '{"a":1}')).payload);
}

const ES_MODULE = 'export const handler = async (event) => ({ es: event.a });';
const COMMON_JS = 'exports.handler = async (event) => ({ common: event.a });';

describe('function code', () => {
  test.each([
    ['a CommonJS module', { 'index.js': COMMON_JS }, { common: 1 }],
    ['a .cjs module', { 'index.cjs': COMMON_JS, 'package.json': '{"type":"module"}' }, { common: 1 }],
    ['an ES module', { 'index.mjs': ES_MODULE }, { es: 1 }],
    ['an ES module by its package', { 'index.js': ES_MODULE, 'package.json': '{"type":"module"}' }, { es: 1 }],
    [
      'an ES module with a top-level await',
      { 'index.mjs': `const a = await Promise.resolve(2); ${ES_MODULE.replace('event.a', 'a')}` },
      { es: 2 },
    ],
    [
      'modules that import one another',
      { 'index.js': 'exports.handler = require("./lib/other").handler;', 'lib/other.js': COMMON_JS },
      { common: 1 },
    ],
  ])('may be %s', async (_, files, expected) => {
    expect(await runAsset(folderOf(files))).toEqual(expected);
  });

  test('may lie in a folder', async () => {
    expect(await runAsset(folderOf({ 'src/api.js': COMMON_JS }), 'src/api.handler')).toEqual({ common: 1 });
  });

  test('may be a zip file', async () => {
    const file = join(temporaryFolder(), 'code.zip');
    const other = Buffer.from('exports.two = 2;');
    writeFileSync(
      file,
      zipOf([
        { name: 'lib/', content: Buffer.alloc(0) },
        { name: 'index.js', content: Buffer.from('exports.handler = async () => require("./lib/other").two;') },
        { name: 'lib/other.js', content: deflateRawSync(other), method: 8 },
      ]),
    );
    expect(await runAsset(file)).toBe(2);
  });

  test.each(['inline', 'CommonJS', 'ES module'])('finds the AWS SDK that it does not bring: %s', async (kind) => {
    const common =
      'const { KinesisClient } = require("@aws-sdk/client-kinesis"); exports.handler = async () => KinesisClient.name;';
    const es =
      'import { KinesisClient } from "@aws-sdk/client-kinesis"; export const handler = async () => KinesisClient.name;';
    if (kind !== 'inline') {
      expect(await runAsset(folderOf(kind === 'CommonJS' ? { 'index.js': common } : { 'index.mjs': es }))).toBe(
        'KinesisClient',
      );
      return;
    }
    const { room, create } = functionsRoom();
    create('AWS::Lambda::Function', inlineFunction(common, { FunctionName: 'fn' }));
    expect(JSON.parse((await room.invoke('fn', '{}')).payload)).toBe('KinesisClient');
  });

  test.each([
    ['../outside.js', 'a zip entry must stay inside its folder, got "../outside.js"'],
    ['/etc/cron.d/x', 'a zip entry must stay inside its folder, got "/etc/cron.d/x"'],
    ['C:x', 'a zip entry must stay inside its folder, got "C:x"'],
    ['a\0b', 'a zip entry must stay inside its folder, got "a\\u0000b"'],
    ['lib\\..\\..\\x', 'a zip entry must stay inside its folder, got "lib\\\\..\\\\..\\\\x"'],
  ])('refuses a zip file with an entry %j', async (name, message) => {
    const file = join(temporaryFolder(), 'code.zip');
    writeFileSync(file, zipOf([{ name, content: Buffer.from('x') }]));
    await expect(runAsset(file)).rejects.toThrow(new Error(message));
  });

  test('refuses a compression that Lambda has not', async () => {
    const file = join(temporaryFolder(), 'code.zip');
    writeFileSync(file, zipOf([{ name: 'index.js', content: Buffer.from('x'), method: 12 }]));
    await expect(runAsset(file)).rejects.toThrow(
      new Error('index.js must be stored or deflated, got compression method 12'),
    );
  });

  test('refuses more than Lambda unpacks', async () => {
    const file = join(temporaryFolder(), 'code.zip');
    const bomb = deflateRawSync(Buffer.alloc(262_144_001), { level: 1 });
    writeFileSync(file, zipOf([{ name: 'index.js', content: bomb, method: 8 }]));
    await expect(runAsset(file)).rejects.toThrow(/^Cannot create a Buffer larger than 262144000 bytes$/);
  });

  test('refuses what is no zip file', async () => {
    const file = join(temporaryFolder(), 'code.zip');
    writeFileSync(file, 'hello');
    await expect(runAsset(file)).rejects.toThrow(new Error(`${file} is not a zip file`));
  });
});
