import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KinesisClient } from '@aws-sdk/client-kinesis';

import type { LineSource } from '../../toolkit/cli/produce/line-source';
import { UNPACED } from '../../toolkit/cli/produce/pace';
import { produceLines } from '../../toolkit/cli/produce/produce-lines';
import { plainPacking } from '../../toolkit/cli/produce/record-packer';
import { RecordProducer } from '../../toolkit/cli/produce/record-producer';
import { inputPlaces } from '../../toolkit/cli/run/input-places';
import type { Sandbox } from '../../toolkit/sandbox/sandbox';

const ROOT = join(__dirname, '..', '..');

/** A real web-server log with its counted truth, beside the checkout; tests that need it are skipped where it is absent. */
export const REAL_LOG = join(ROOT, '..', 'shared', 'data', 'access.log');
export const hasRealLog = existsSync(REAL_LOG);

/** Synthesizes `bin/log-analytics.ts`, as `cdk synth` does, into a folder. */
export function synthesizeApp(folder: string): string {
  const assembly = join(folder, 'cdk.out');
  execFileSync(process.execPath, ['--import', 'tsx', 'bin/log-analytics.ts'], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: assembly, CDK_VALIDATION: 'false' },
  });
  return assembly;
}

/** Puts lines through the public endpoint, as a producer would. */
export async function putLines(sandbox: Sandbox, source: LineSource, packing = plainPacking()): Promise<number> {
  const stream = sandbox.deployment.resources.find(({ type }) => type === 'AWS::Kinesis::Stream')?.ref ?? '';
  const { endpoint, region } = sandbox;
  const client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
  const options = { packing, pace: UNPACED };
  const { put } = await produceLines(
    source,
    RecordProducer.toStream(client, stream),
    inputPlaces(sandbox.state),
    options,
  );
  client.destroy();
  return put;
}

export function textSource(id: string, text: string): LineSource {
  const bytes = Buffer.from(text);
  return {
    id,
    size: bytes.length,
    read: async function* (offset) {
      yield bytes.subarray(offset);
    },
  };
}
