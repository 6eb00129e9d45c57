import { App, Stack } from 'aws-cdk-lib/core';
import { context } from '../../cdk.json';
import { estimate } from '../../toolkit/estimate/estimate';
import { Flows } from '../../toolkit/estimate/flow/flows';
import { resolveStacks } from '../../toolkit/estimate/model/resolve-stacks';
import { US_EAST_1 } from '../../toolkit/estimate/price-table';
import { DEFAULT_WORKLOAD } from '../../toolkit/estimate/workload';
import type { Design } from './designs';

/** What a month of a design costs, read from the template that it synthesizes. */
export function month({ build, workload }: Design, gigabytesPerDay: number): number {
  const app = new App({ context, builtinCloudFormationValidation: false });
  const stack = new Stack(app, 'Logs');
  build(stack, gigabytesPerDay);
  const { stackName, template } = app.synth().getStackByName('Logs');
  const { model } = resolveStacks([{ stackName, template }]);
  return estimate(new Flows(model, { ...DEFAULT_WORKLOAD, ...workload, gigabytesPerDay }), US_EAST_1).usd;
}
