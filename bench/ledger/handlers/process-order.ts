import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Delivered } from '../accounts';
import { type Order, orderIn, POISON } from '../order';

/** An object by this name tells the handlers that they are of the second release, which takes every order. */
export const SECOND_RELEASE = 'second-release';

const s3 = new S3Client({ forcePathStyle: true });

/** @throws Error for what is no order, and in the first release for a poisonous one */
export async function processOrder(line: string): Promise<Order> {
  const order = orderIn(line);
  if (order === undefined) throw new Error('no order');
  if (line.includes(POISON) && !(await isSecondRelease())) throw new Error(`order ${order.id} is poison`);
  return order;
}

export function deliveredText(delivered: Delivered): string {
  return JSON.stringify(delivered);
}

async function isSecondRelease(): Promise<boolean> {
  try {
    await s3.send(new HeadObjectCommand({ Bucket: process.env.RELEASES, Key: SECOND_RELEASE }));
    return true;
  } catch {
    return false;
  }
}
