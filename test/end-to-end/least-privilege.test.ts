import { join } from 'node:path';
import { assemblyWithout } from '../../bench/least-privilege/assembly-without';
import { KEPT_ACTIONS } from '../../bench/least-privilege/kept-actions';
import { type RoleAction, roleActions } from '../../bench/least-privilege/role-actions';
import { FAULTS, outcomeOf, runPipeline } from '../../bench/least-privilege/run-pipeline';
import { VirtualClock } from '../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../toolkit/sandbox/sandbox';
import { synthesizeApps } from '../synthesize-app';
import { temporaryFolder } from '../toolkit/sandbox/context';

jest.setTimeout(120_000);

const assemblies = synthesizeApps(['bin/log-analytics.ts', 'examples/private-warehouse.ts'], {
  CDK_VALIDATION: 'false',
});
const pipeline = join(assemblies, 'bin/log-analytics.ts');

let sandbox: Sandbox | undefined;

afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

/** The actions that could be taken from a role without denying anything that was done. */
function notNeeded(running: Sandbox): string[] {
  const spare = roleActions(running).filter(
    ({ logicalId, action }) => running.deniedWithout(logicalId, action).length === 0,
  );
  return spare.map(textOf).sort();
}

function textOf({ role, action }: { readonly role: string; readonly action: string }): string {
  return `${role} ${action}`;
}

function kept(stack: string): string[] {
  return KEPT_ACTIONS.filter(({ role }) => role.startsWith(`${stack}/`))
    .map(textOf)
    .sort();
}

describe('each action of each role', () => {
  test('of the log analytics app is needed by a run, or kept for a reason', async () => {
    sandbox = await runPipeline(pipeline, FAULTS);

    expect(roleActions(sandbox).length).toBeGreaterThan(50);
    expect(notNeeded(sandbox)).toEqual(kept('LogAnalytics'));
    expect(sandbox.iamReport()).toMatchObject({ denials: [], notEvaluated: [] });
  });

  test('of a private warehouse is needed by a run, or kept for a reason', async () => {
    const assembly = join(assemblies, 'examples/private-warehouse.ts');
    sandbox = await Sandbox.start({ assembly, clock: new VirtualClock() });
    await sandbox.drain();

    expect(notNeeded(sandbox)).toEqual(kept('PrivateWarehouse'));
    expect(sandbox.iamReport()).toMatchObject({ denials: [], notEvaluated: [] });
  });
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
    sandbox = await runPipeline(assemblyWithout(pipeline, join(temporaryFolder(), 'cdk.out'), removed));
    const outcome = await outcomeOf(sandbox);
    const denied = sandbox.iamReport().denials.map(({ action }) => action);

    expect(outcome).toEqual({ lakeRows: 0, warehouseRows: 0, requests: 0, failureObjects: 0 });
    expect(denied.sort()).toEqual(['kinesis:SubscribeToShard', 'kms:Decrypt', 's3:PutObject']);
  });
});
