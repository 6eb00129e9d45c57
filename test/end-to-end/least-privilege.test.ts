import { join } from 'node:path';
import { APP_RUNS, startApp } from '../../bench/least-privilege/app-runs';
import { assemblyWithout, type RoleAction } from '../../bench/least-privilege/assembly-without';
import { proofOf } from '../../bench/least-privilege/proof';
import type { Sandbox } from '../../toolkit/sandbox/sandbox';
import { synthesizeApps } from '../synthesize-app';
import { temporaryFolder } from '../toolkit/sandbox/context';

jest.setTimeout(120_000);

const APP = 'bin/log-analytics.ts';
const assembly = join(synthesizeApps([APP], { CDK_VALIDATION: 'false' }), APP);

let sandbox: Sandbox | undefined;

afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

test('each permission of each role of the log analytics app is needed by a run, or kept for a reason', async () => {
  sandbox = await startApp(APP, assembly);
  await APP_RUNS[APP]?.(sandbox);

  expect(proofOf(sandbox)).toEqual({ grants: 73, unexplained: [], idleReasons: [] });
  expect(sandbox.iamReport()).toMatchObject({ denials: [], notEvaluated: [] });
});

describe('a pipeline without single actions', () => {
  const stackName = 'LogAnalytics';
  const removed: readonly RoleAction[] = [
    {
      stackName,
      logicalId: 'PipelineTrafficHandlerRole3E1B3941',
      role: 'LogAnalytics/Pipeline/Traffic/Handler/Role',
      action: 'kinesis:SubscribeToShard',
    },
    {
      stackName,
      logicalId: 'PipelineLakeDeliveryDestinationRole04FB75C3',
      role: 'LogAnalytics/Pipeline/LakeDelivery/DestinationRole',
      action: 's3:PutObject',
    },
    {
      stackName,
      logicalId: 'PipelineWarehouseDeliverySourceRoleA8114318',
      role: 'LogAnalytics/Pipeline/WarehouseDelivery/Delivery/SourceRole',
      action: 'kms:Decrypt',
    },
  ];

  test('fails where each is missing, and names it', async () => {
    sandbox = await startApp(APP, assemblyWithout(assembly, join(temporaryFolder(), 'cdk.out'), removed));
    const outcome = await APP_RUNS[APP]?.(sandbox);
    const denied = sandbox.iamReport().denials.map(({ action }) => action);

    expect(outcome).toEqual({ lakeRows: 0, warehouseRows: 0, requests: 0, failureObjects: 0 });
    expect(denied.sort()).toEqual(['kinesis:SubscribeToShard', 'kms:Decrypt', 's3:PutObject']);
  });
});
