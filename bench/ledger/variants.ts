import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { WarehouseLeg } from 'cdk-kinesis-pipelines';
import { bundleHandler } from './bundle-handlers';
import { OUR_STACK, ourApp } from './our-app';
import { PLAIN_STACK, plainApp } from './plain-app';
import type { Run } from './run-case';

export const VARIANTS = ['ours', 'plain'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Where a run of a variant finds its stack. */
export type Place = Pick<Run, 'assembly' | 'stack'>;

/** Synthesizes every variant, with and without a warehouse where it has one. */
export async function synthesizeVariants(folder: string): Promise<(variant: Variant, hasWarehouse: boolean) => Place> {
  mkdirSync(folder, { recursive: true });
  const [ours, plain] = await Promise.all([bundleHandler('ours', folder), bundleHandler('plain', folder)]);
  const assemblies = {
    lake: ourApp(path.join(folder, 'lake.out'), { handler: ours }),
    warehouse: ourApp(path.join(folder, 'warehouse.out'), {
      handler: ours,
      legs: { warehouse: WarehouseLeg.delivery() },
    }),
    plain: plainApp(path.join(folder, 'plain.out'), plain),
  };
  return (variant, hasWarehouse) =>
    variant === 'plain'
      ? { assembly: assemblies.plain, stack: PLAIN_STACK }
      : { assembly: hasWarehouse ? assemblies.warehouse : assemblies.lake, stack: OUR_STACK };
}
