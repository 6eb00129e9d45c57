import { setTimeout as sleep } from 'node:timers/promises';
import { Dispatch } from '../../../../../toolkit/sandbox/gateway/dispatch';
import { Gateway } from '../../../../../toolkit/sandbox/gateway/gateway';
import { RoleDirectory } from '../../../../../toolkit/sandbox/kernel/role-credentials';
import { OPEN_ACCESS } from '../../acting';
import { testRoom } from '../room';

/** One of the two implementations, with nothing in it. */
export interface Side {
  readonly endpoint: string;
  readonly account: string;
  /** Lets some of its time pass. */
  pass(): Promise<unknown>;
  close(): Promise<void>;
}

export async function sandboxSide(): Promise<Side> {
  const { context, room } = testRoom({ limits: false, creatingMs: 500 });
  const gateway = new Gateway();
  const endpoint = await gateway.listen(0);
  gateway.serve(new Dispatch([room], context.clock, new RoleDirectory(context.account), OPEN_ACCESS));
  return {
    endpoint,
    account: context.account,
    pass: () => context.clock.advance(100),
    close: () => gateway.close(),
  };
}

const FIRST_ACCOUNT = 900_000_000_001;
let accounts = 0;

/** An account of its own in a server that all share. */
export function kinesisLocalSide(endpoint: string): Side {
  return {
    endpoint,
    account: String(FIRST_ACCOUNT + accounts++),
    pass: () => sleep(50),
    close: async () => {},
  };
}
