import { join } from 'node:path';
import { Deployer, type Deployment } from './assembly/deployer';
import { type LoadedAssembly, loadAssembly } from './assembly/load-assembly';
import { placeOf } from './assembly/place';
import { readTemplate } from './assembly/read-template';
import type { Place } from './assembly/recorded-resource';
import type { StackSource } from './assembly/template';
import { clearDataDirectory, DataDirectory } from './data-directory';
import { Dispatch } from './gateway/dispatch';
import { Gateway } from './gateway/gateway';
import { InvocationLog } from './invocation-log';
import type { Clock } from './kernel/clock';
import { ClockedEventLog } from './kernel/clocked-event-log';
import type { SandboxContext } from './kernel/context';
import { JsonStateStore } from './kernel/json-state-store';
import { RealClock } from './kernel/real-clock';
import { RoleDirectory } from './kernel/role-credentials';
import { UnreadableInput } from './kernel/unreadable-input';
import { closingOrder, every, openRooms, type Rooms } from './rooms';
import type { SandboxOptions } from './sandbox-options';

/** What a sandbox is made of, once its stacks run. */
export interface RunningStacks {
  readonly context: SandboxContext;
  readonly rooms: Rooms;
  readonly deployment: Deployment;
  readonly invocations: InvocationLog;
  readonly gateway: Gateway;
  readonly directory: DataDirectory;
  readonly state: JsonStateStore;
}

/** Creates all resources and begins to run them; leaves nothing behind when that fails. */
export async function runStacks(options: SandboxOptions): Promise<RunningStacks> {
  const assembly = withExisting(load(options), options.existing);
  const { region = 'us-east-1', account = '123456789012' } = options;
  const place = placeOf(assembly.stacks, { region, account });
  if (options.emptyDataDir && options.dataDir !== undefined) clearDataDirectory(options.dataDir);
  const directory = new DataDirectory(options.dataDir);
  const gateway = new Gateway();
  const clock = options.clock ?? new RealClock();
  const state = new JsonStateStore(join(directory.path, 'state'));
  let rooms: Rooms | undefined;
  try {
    const roles = new RoleDirectory(place.account);
    const context: SandboxContext = {
      ...place,
      clock,
      dataDir: directory.path,
      endpoint: await gateway.listen(options.port ?? 0),
      state,
      events: new ClockedEventLog(clock),
      credentials: (roleArn) => roles.credentials(roleArn),
    };
    const invocations = new InvocationLog(context.events);
    rooms = openRooms(context, { path: (_, key) => assembly.assets.get(key) }, options);
    gateway.serve(new Dispatch(every(rooms), clock, roles, rooms.policies));
    const deployment = await deploy(assembly, place, rooms, context);
    return { context, rooms, deployment, invocations, gateway, directory, state };
  } catch (error) {
    await endStacks({ clock, rooms, gateway, directory });
    throw error;
  }
}

interface Ending extends Pick<RunningStacks, 'gateway' | 'directory'> {
  readonly clock: Clock;
  /** Absent when it did not come to that. */
  readonly rooms?: Rooms;
}

/** Ends everything that was started. */
export async function endStacks({ clock, rooms, gateway, directory }: Ending): Promise<void> {
  clock.stop();
  await clock.advance(0);
  for (const room of rooms === undefined ? [] : closingOrder(rooms)) await room.close?.();
  await gateway.close();
  directory.release();
}

/** Ends everything at once: nothing is finished, and nothing more is written. */
export async function abandonStacks({ context, rooms, gateway, directory, state }: RunningStacks): Promise<void> {
  const { clock } = context;
  state.freeze();
  rooms.buckets.freeze();
  clock.stop();
  await Promise.all([gateway.close(), rooms.functions.close(), rooms.warehouse.kill()]);
  await clock.advance(0);
  for (const room of closingOrder(rooms)) await room.close?.();
  directory.abandon();
}

function load({ assembly, template, stacks }: SandboxOptions): LoadedAssembly {
  if (assembly !== undefined && template === undefined) return loadAssembly(assembly, stacks);
  if (template !== undefined && assembly === undefined) {
    return { stacks: [stackOf('Template', template)], assets: new Map() };
  }
  throw new UnreadableInput('Sandbox: exactly one of assembly and template must be set');
}

function withExisting({ stacks, assets }: LoadedAssembly, existing: object | undefined): LoadedAssembly {
  return existing === undefined ? { stacks, assets } : { stacks: [stackOf('Existing', existing), ...stacks], assets };
}

function stackOf(stackName: string, template: object): StackSource {
  return { stackName, template: readTemplate(stackName, template), parameters: {} };
}

async function deploy(
  { stacks }: LoadedAssembly,
  place: Place,
  rooms: Rooms,
  { events }: SandboxContext,
): Promise<Deployment> {
  const said: string[] = [];
  const stopListening = events.listen((event) => {
    if (event.type === 'warning') said.push(event.message);
  });
  const all = every(rooms);
  const types = all.flatMap((room) => room.resourceTypes ?? []);
  const deployer = new Deployer(place, types, rooms.customResources, rooms.policies);
  for (const stack of stacks) await deployer.deploy(stack);
  for (const room of all) await room.start?.();
  stopListening();
  const deployment = deployer.result();
  return { ...deployment, warnings: [...deployment.warnings, ...said] };
}
